import type { KnownBlock, RichTextBlock } from '@slack/types';
import { context } from '../blocks/plain-text.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import { entryList } from '../pages/entries.ts';
import type { Group } from '../pages/group.ts';
import type { Room } from '../pages/pack.ts';
import { sizeOf } from '../size.ts';
import { count } from '../text/words.ts';

/** How many items of each group are shown: as many as the message holds. */
const ITEMS = [6, 4, 3, 2, 1, 0];

export interface Folded {
  readonly blocks: readonly KnownBlock[];
  /** Whether anything was left out. */
  readonly isFolded: boolean;
}

/** Every group with its first items, in as much room as there is; where even heads are too many, the first of them. */
export function folded(groups: readonly Group[], room: Room): Folded {
  const fits = (blocks: readonly KnownBlock[]) =>
    blocks.length <= room.blocks && (blocks.length === 0 || sizeOf(blocks) <= room.size);
  for (const items of ITEMS) {
    const blocks = groups.map((each) => foldedGroup(each, items));
    if (fits(blocks))
      return { blocks, isFolded: groups.some((each) => shownOf(each, items) < each.items.length) };
  }
  return { blocks: firstHeads(groups, fits), isFolded: true };
}

function firstHeads(
  groups: readonly Group[],
  fits: (blocks: readonly KnownBlock[]) => boolean,
): readonly KnownBlock[] {
  const heads = groups.map((each) => foldedGroup(each, 0));
  for (let shown = heads.length - 1; shown > 0; shown -= 1) {
    const blocks = [...heads.slice(0, shown), leftOut(heads.length - shown)];
    if (fits(blocks)) return blocks;
  }
  return [leftOut(heads.length)];
}

function leftOut(left: number): KnownBlock {
  return context(`and ${count(left, 'more list')}: Show all`);
}

function foldedGroup(group: Group, items: number): KnownBlock {
  const shown = shownOf(group, items);
  const left = group.items.length - shown;
  const texts = group.items.slice(0, shown);
  const more =
    left === 0 ? [] : [`${shown === 0 ? '' : 'and '}${count(left, moreNoun(group, shown))}: Show all`];
  if (group.layout !== 'entries' || shown === 0) {
    const told = group.layout === 'list' && shown > 0 ? [texts.join(', ')] : texts;
    return headed(group, [...told, ...more]);
  }
  const head = headed(group, []);
  const last = more.flatMap((line) => richText([plain(line)]).elements);
  return { ...head, elements: [...head.elements, entryList(texts), ...last] };
}

function headed({ heading, lines }: Group, others: readonly string[]): RichTextBlock {
  return richText([bold(heading), ...[...lines, ...others].map((line) => plain(`\n  ${line}`))]);
}

function moreNoun({ noun }: Group, shown: number): string {
  return shown === 0 ? noun : `more ${noun}`;
}

/** One more is shown rather than counted. */
function shownOf({ items }: Group, most: number): number {
  return items.length === most + 1 && most > 0 ? items.length : Math.min(most, items.length);
}
