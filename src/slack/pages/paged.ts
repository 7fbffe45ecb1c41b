import type { KnownBlock } from '@slack/types';
import { atOnce, type Pieces } from '../../domain/pieces.ts';
import { context } from '../blocks/plain-text.ts';
import { BLOCKS_PER_MESSAGE, MESSAGE_SIZE } from '../limits.ts';
import { sizeOf } from '../size.ts';
import { number } from '../text/words.ts';
import type { Group } from './group.ts';
import { packInPieces } from './pack.ts';
import { sliceBlock } from './slice-text.ts';

/** Which page is shown, of how many; both from 1. */
export interface PageControls {
  readonly page: number;
  readonly pages: number;
}

export interface PagedContent {
  readonly groups: readonly Group[];
  /** From 1; beyond the last page, the last is shown. */
  readonly page: number;
  readonly above: readonly KnownBlock[];
  readonly below: (controls: PageControls) => readonly KnownBlock[];
  /**
   * The most that may stand below, where that is more than `below` itself: the same content with other buttons, or
   * without, is then cut into the same pages.
   */
  readonly widestBelow?: (controls: PageControls) => readonly KnownBlock[];
}

/** More pages than any message has, both ways: the widest that the blocks below can get. */
const WIDEST: PageControls = { page: 5_000, pages: 10_000 };

/** The blocks of one page of a long message, within Slack's limits, with "Page 2 of 9" where there are more. */
export function paged(content: PagedContent): KnownBlock[] {
  return atOnce(pagedInPieces(content));
}

/** The same, for content of thousands of items. */
export function* pagedInPieces(content: PagedContent): Pieces<KnownBlock[]> {
  const { groups, page, above, below, widestBelow = below } = content;
  const frame = [...above, pageNote(WIDEST), ...widestBelow(WIDEST)];
  const room = { size: MESSAGE_SIZE - sizeOf(frame), blocks: BLOCKS_PER_MESSAGE - frame.length };
  const pages = yield* packInPieces(groups, room);
  const controls = { page: Math.min(Math.max(1, page), pages.length), pages: pages.length };
  const slices = pages[controls.page - 1] ?? [];
  return [
    ...above,
    ...slices.flatMap((slice) => {
      const group = groups[slice.group];
      return group === undefined ? [] : [sliceBlock(group, slice, pages)];
    }),
    ...(controls.pages > 1 ? [pageNote(controls)] : []),
    ...below(controls),
  ];
}

function pageNote({ page, pages }: PageControls): KnownBlock {
  return context(`Page ${number(page)} of ${number(pages)}`);
}
