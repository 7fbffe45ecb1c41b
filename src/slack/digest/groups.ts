import { type Group, type Items, itemsOf } from '../pages/group.ts';
import { count } from '../text/words.ts';
import { labelOf } from './words.ts';

const PREVIEW = 6;

/** Items a line, below a heading that counts them; none where there are none. */
export function group(heading: string, items: Items, noun: string, lines: readonly string[] = []): Group[] {
  if (items.length === 0) return [];
  return [{ heading, lines, items, layout: 'lines', noun, preview: Math.min(PREVIEW, items.length) }];
}

/** Accounts one after the other, below a heading that counts them. */
export function accountsGroup(
  heading: string,
  accounts: readonly Parameters<typeof labelOf>[0][],
  lines: readonly string[] = [],
): Group[] {
  const told = `${heading} (${count(accounts.length, 'account')})`;
  return group(told, itemsOf(accounts, labelOf), 'account', lines).map((each) => ({
    ...each,
    layout: 'list',
  }));
}
