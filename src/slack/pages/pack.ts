import { atOnce, type Pieces } from '../../domain/pieces.ts';
import type { Group, Page, Slice } from './group.ts';
import { headCost, itemCost } from './slice-text.ts';

/** What one page may hold: a size in the unit of `sizeOf`, and blocks. */
export interface Room {
  readonly size: number;
  readonly blocks: number;
}

/**
 * Divides groups into pages that each fit `room`; every item of every group is on a page, in order. Where one page is
 * not enough the first is an overview: the head of each group with its first items, for as many groups as fit; the
 * following pages hold what is left. Always at least one page. Any one item must fit a page together with its head.
 */
export function pack(groups: readonly Group[], room: Room): readonly Page[] {
  return atOnce(packInPieces(groups, room));
}

/** The same, a page a piece. */
export function* packInPieces(groups: readonly Group[], room: Room): Pieces<readonly Page[]> {
  const [first = [], second] = pagesOf(groups, groups.map(whole), room);
  if (second === undefined) return [first];
  const overview = overviewOf(groups, room);
  const pages: Page[] = overview.length === 0 ? [] : [overview];
  for (const page of pagesOf(groups, leftBy(overview, groups), room)) {
    yield;
    pages.push(page);
  }
  return pages;
}

function whole(group: Group, index: number): Slice {
  return { group: index, from: 0, to: group.items.length };
}

function overviewOf(groups: readonly Group[], room: Room): Page {
  const page: Slice[] = [];
  let left = room;
  for (const [index, group] of groups.entries()) {
    const slice = { group: index, from: 0, to: Math.min(group.preview, group.items.length) };
    left = less(left, costOf(group, slice));
    if (left.size < 0 || left.blocks < 0) break;
    page.push(slice);
  }
  return page;
}

function leftBy(overview: Page, groups: readonly Group[]): Slice[] {
  return groups
    .map((group, index) => ({ ...whole(group, index), from: overview[index]?.to ?? 0 }))
    .filter((slice) => slice.group >= overview.length || slice.from < slice.to);
}

function* pagesOf(groups: readonly Group[], slices: readonly Slice[], room: Room): Generator<Page> {
  let page: Slice[] = [];
  let left = room;
  for (const slice of slices) {
    const group = groups[slice.group];
    for (let rest: Slice | undefined = slice; group !== undefined && rest !== undefined; ) {
      const part: Part | undefined = firstPart(group, rest, left, page.length === 0);
      if (part === undefined) {
        yield page;
        [page, left] = [[], room];
        continue;
      }
      page.push(part.slice);
      left = less(left, part.cost);
      rest = part.slice.to < rest.to ? { ...rest, from: part.slice.to } : undefined;
    }
  }
  yield page;
}

interface Part {
  readonly slice: Slice;
  readonly cost: Room;
}

/** As much of the slice as there is room for; `undefined` where not even its first item fits, unless `force`. */
function firstPart(group: Group, slice: Slice, left: Room, force: boolean): Part | undefined {
  const head = headCost(group, slice.from);
  let [size, to] = [head, slice.from];
  while (to < slice.to) {
    const withNext = size + itemCost(group, group.items.at(to) ?? '');
    if (withNext > left.size) break;
    [size, to] = [withNext, to + 1];
  }
  const some = size <= left.size && left.blocks > 0 && (to > slice.from || slice.from === slice.to);
  if (some) return { slice: { ...slice, to }, cost: { size, blocks: 1 } };
  const first = { ...slice, to: Math.min(slice.from + 1, slice.to) };
  return force ? { slice: first, cost: costOf(group, first) } : undefined;
}

function costOf(group: Group, slice: Slice): Room {
  const items = group.items.slice(slice.from, slice.to);
  const size = items.reduce((sum, item) => sum + itemCost(group, item), headCost(group, slice.from));
  return { size, blocks: 1 };
}

function less(a: Room, b: Room): Room {
  return { size: a.size - b.size, blocks: a.blocks - b.blocks };
}
