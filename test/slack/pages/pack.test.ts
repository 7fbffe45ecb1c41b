import fc from 'fast-check';
import { type Group, itemsOf } from '../../../src/slack/pages/group.ts';
import { pack, packInPieces } from '../../../src/slack/pages/pack.ts';
import { sliceBlock } from '../../../src/slack/pages/slice-text.ts';
import { sizeOf } from '../../../src/slack/size.ts';

function aGroup(overrides: Partial<Group> = {}): Group {
  return {
    heading: 'HIGH  Root MFA off',
    lines: ['Do: it.'],
    items: ['a', 'b'],
    layout: 'list',
    noun: 'account',
    preview: 2,
    ...overrides,
  };
}

const ROOM = { size: 2_000, blocks: 6 };
const anyGroup = fc.record({
  heading: fc.string({ minLength: 1, maxLength: 60 }),
  lines: fc.array(fc.string({ maxLength: 100 }), { maxLength: 3 }),
  items: fc.array(
    fc.array(fc.string({ maxLength: 60 }), { maxLength: 3 }).map((lines) => lines.join('\n')),
    {
      maxLength: 60,
    },
  ),
  layout: fc.constantFrom('list' as const, 'lines' as const, 'entries' as const),
  noun: fc.constant('account'),
  preview: fc.integer({ min: 0, max: 60 }),
});

describe('dividing groups into pages', () => {
  it('keeps everything on one page where it fits', () => {
    expect(pack([aGroup(), aGroup()], ROOM)).toEqual([
      [
        { group: 0, from: 0, to: 2 },
        { group: 1, from: 0, to: 2 },
      ],
    ]);
  });

  it('is one empty page where there is nothing', () => {
    expect(pack([], ROOM)).toEqual([[]]);
  });

  it('begins with an overview where one page is not enough, then goes on where the overview stopped', () => {
    const items = Array.from({ length: 100 }, (_, index) => `account-${index} 100000000000`);
    const [overview, second] = pack([aGroup({ items }), aGroup()], ROOM);
    expect(overview).toEqual([
      { group: 0, from: 0, to: 2 },
      { group: 1, from: 0, to: 2 },
    ]);
    expect(second?.[0]).toMatchObject({ group: 0, from: 2 });
  });

  it('lets something else go on after every page: never are more items looked at than a few pages hold', () => {
    const sizes: number[] = [];
    let looked = 0;
    const accounts = Array.from({ length: 5_000 }, (_, index) => index);
    const items = itemsOf(accounts, (index) => {
      looked += 1;
      return `account-${index} 100000000000`;
    });
    const pieces = packInPieces([aGroup({ items })], ROOM);
    for (let piece = pieces.next(); piece.done !== true; piece = pieces.next()) {
      sizes.push(looked);
      looked = 0;
    }

    expect(Math.max(...sizes)).toBeLessThan(200);
    expect(sizes.length).toBeGreaterThan(50);
  });

  it('holds every item once, in order, and each page keeps within its room', () => {
    fc.assert(
      fc.property(fc.array(anyGroup, { maxLength: 12 }), (groups) => {
        const pages = pack(groups, ROOM);
        for (const page of pages) {
          const blocks = page.map((slice) => sliceBlock(groups[slice.group]!, slice, pages));
          expect(sizeOf(blocks)).toBeLessThanOrEqual(ROOM.size);
          expect(blocks.length).toBeLessThanOrEqual(ROOM.blocks);
        }
        for (const [index, group] of groups.entries()) {
          const slices = pages.flat().filter((slice) => slice.group === index);
          expect(slices[0]?.from).toBe(0);
          expect(slices.at(-1)?.to).toBe(group.items.length);
          for (const [at, slice] of slices.slice(1).entries()) expect(slice.from).toBe(slices[at]!.to);
        }
      }),
    );
  });
});
