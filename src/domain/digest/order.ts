import { SEVERITIES } from '../checks/check.ts';
import type { AccountSnapshot } from '../snapshot/snapshot.ts';
import type { StandingFinding, Whose } from './digest.ts';

/** By name, numbers in names by their value (`dev-9` before `dev-10`), then by id. */
export function byName(accounts: readonly AccountSnapshot[]): readonly AccountSnapshot[] {
  return inOrder(accounts, (account) => [placeOf(account)]);
}

/** Worst severity first, the organization's own before accounts', then by the account's name. */
export function worstFirst<Finding extends StandingFinding>(
  findings: readonly Finding[],
): readonly Finding[] {
  return inOrder(findings, ({ whose, finding }) => [
    String(SEVERITIES.indexOf(finding.severity)),
    placeOf(whose),
  ]);
}

/** The organization's own first, then by the account's name. */
export function byWhose<Item extends { readonly whose: Whose }>(items: readonly Item[]): readonly Item[] {
  return inOrder(items, ({ whose }) => [placeOf(whose)]);
}

/** Stable; each key is made once, since making one costs more than comparing two. */
function inOrder<Item>(items: readonly Item[], keyOf: (item: Item) => readonly string[]): readonly Item[] {
  return items
    .map((item) => ({ item, key: keyOf(item).join('\n') }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ item }) => item);
}

function placeOf(whose: Whose): string {
  if (whose === 'organization') return '';
  const name = whose.name.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'));
  return `${name}\n${whose.id}`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
