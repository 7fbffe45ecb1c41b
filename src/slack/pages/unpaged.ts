import type { KnownBlock } from '@slack/types';
import { context } from '../blocks/plain-text.ts';
import { BLOCKS_PER_VIEW } from '../limits.ts';
import type { Group } from './group.ts';
import { pack } from './pack.ts';
import { sliceBlock } from './slice-text.ts';

/** Slack refuses views beyond some 250 KB of JSON; this is far below it. */
const VIEW_SIZE = 60_000;

/** All groups in one modal. A modal has no pages: should it not hold everything, it says so. */
export function unpaged(above: readonly KnownBlock[], groups: readonly Group[]): KnownBlock[] {
  const pages = pack(groups, { size: VIEW_SIZE, blocks: BLOCKS_PER_VIEW - above.length - 1 });
  const [first = []] = pages;
  const blocks = first.flatMap((slice) => {
    const group = groups[slice.group];
    return group === undefined ? [] : [sliceBlock(group, slice, pages)];
  });
  const note =
    pages.length > 1 ? [context('There is more than fits here: run /root-status with the account id.')] : [];
  return [...above, ...blocks, ...note];
}
