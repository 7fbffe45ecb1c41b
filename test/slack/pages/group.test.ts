import { itemsOf } from '../../../src/slack/pages/group.ts';

describe('items that are made as they are asked for', () => {
  const made: number[] = [];
  const items = itemsOf([1, 2, 3, 4], (each) => {
    made.push(each);
    return `item ${each}`;
  });

  beforeEach(() => made.splice(0));

  it('are counted without being made', () => {
    expect(items.length).toBe(4);
    expect(made).toEqual([]);
  });

  it('are those of the list', () => {
    expect(items.slice(1, 3)).toEqual(['item 2', 'item 3']);
    expect(made).toEqual([2, 3]);
    expect([items.at(3), items.at(4)]).toEqual(['item 4', undefined]);
  });
});
