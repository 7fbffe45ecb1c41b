import { SEVERITIES } from '../checks/check.ts';
import type { AccountSnapshot } from '../snapshot/snapshot.ts';
import type { StandingFinding, Whose } from './digest.ts';

/** By name, numbers in names by their value (`dev-9` before `dev-10`), then by id. */
export function byName(accounts: readonly AccountSnapshot[]): readonly AccountSnapshot[] {
  return byWhose(accounts.map((whose) => ({ whose }))).map(({ whose }) => whose);
}

/** The organization's own first, then by the account's name. */
export function byWhose<Of extends Whose, Item extends { readonly whose: Of }>(
  items: readonly Item[],
): readonly Item[] {
  if (isInOrder(items)) return items;
  return items
    .map((item) => ({ item, place: placeOf(item.whose) }))
    .sort((a, b) => compare(a.place, b.place))
    .map(({ item }) => item);
}

/** Most lists are, having been made of others. */
function isInOrder(items: readonly { readonly whose: Whose }[]): boolean {
  let last = '';
  for (const { whose } of items) {
    const place = placeOf(whose);
    if (place < last) return false;
    last = place;
  }
  return true;
}

/** Worst severity first, the organization's own before accounts', then by the account's name. */
export function worstFirst<Finding extends StandingFinding>(
  findings: readonly Finding[],
): readonly Finding[] {
  const bySeverity = new Map(SEVERITIES.map((severity) => [severity, [] as Finding[]]));
  for (const each of findings) bySeverity.get(each.finding.severity)?.push(each);
  return [...bySeverity.values()].flatMap((same) => byWhose(same));
}

/** Keys for sorting, made once an account: making one costs more than comparing many. */
const places = new WeakMap<AccountSnapshot, string>();

function placeOf(whose: Whose): string {
  if (whose === 'organization') return '';
  const known = places.get(whose);
  if (known !== undefined) return known;
  const name = whose.name.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'));
  const place = `${name}\n${whose.id}`;
  places.set(whose, place);
  return place;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
