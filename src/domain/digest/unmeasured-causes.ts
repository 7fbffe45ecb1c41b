import type { AccountSnapshot, Unmeasured } from '../snapshot/snapshot.ts';
import type { Instant } from '../time.ts';
import { byName } from './order.ts';

/** Accounts that could not be measured for one reason since one time. */
export interface UnmeasuredCause extends Pick<Unmeasured, 'code' | 'reason' | 'remedy'> {
  readonly since: Instant;
  /** By name. Never empty. */
  readonly accounts: readonly AccountSnapshot[];
  readonly where: Where;
}

/**
 * What the accounts have in common. all: they are all that should have been measured. ou: the lowest unit that holds
 * them all; `whole`: and no other account that should have been. scattered: no unit but the root holds them.
 */
export type Where =
  | { readonly kind: 'all' }
  | { readonly kind: 'ou'; readonly path: readonly string[]; readonly whole: boolean }
  | { readonly kind: 'scattered' };

/** The accounts that were not measured, by cause; the largest first, then the longest. */
export function unmeasuredCauses(accounts: readonly AccountSnapshot[]): readonly UnmeasuredCause[] {
  const expected = accounts.filter(({ measuring }) => measuring.kind !== 'skipped');
  const groups = new Map<string, { readonly of: Unmeasured; readonly accounts: AccountSnapshot[] }>();
  for (const account of expected) {
    const { measuring } = account;
    if (measuring.kind !== 'unmeasured') continue;
    const key = `${measuring.since} ${measuring.code} ${measuring.reason}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { of: measuring, accounts: [account] });
    else group.accounts.push(account);
  }
  if (groups.size === 0) return [];
  const sizes = unitSizes(expected);
  return [...groups.values()]
    .map((group) => causeOf(group.of, group.accounts, sizes))
    .sort((a, b) => b.accounts.length - a.accounts.length || a.since - b.since);
}

function causeOf(
  { code, reason, remedy, since }: Unmeasured,
  accounts: readonly AccountSnapshot[],
  sizes: UnitSizes,
): UnmeasuredCause {
  return { code, reason, remedy, since, accounts: byName(accounts), where: whereOf(accounts, sizes) };
}

function whereOf(accounts: readonly AccountSnapshot[], sizes: UnitSizes): Where {
  if (accounts.length === sizes.get(keyOf([]))) return { kind: 'all' };
  const path = accounts.map(({ ouPath }) => ouPath).reduce(commonStart);
  if (path.length === 0) return { kind: 'scattered' };
  return { kind: 'ou', path, whole: sizes.get(keyOf(path)) === accounts.length };
}

/** How many accounts are in each unit and below it, the root with all of them included. */
type UnitSizes = ReadonlyMap<string, number>;

/** Counted once: there may be as many causes as accounts. */
function unitSizes(accounts: readonly AccountSnapshot[]): UnitSizes {
  const sizes = new Map<string, number>();
  for (const { ouPath } of accounts) {
    for (let depth = 0; depth <= ouPath.length; depth += 1) {
      const key = keyOf(ouPath.slice(0, depth));
      sizes.set(key, (sizes.get(key) ?? 0) + 1);
    }
  }
  return sizes;
}

function keyOf(path: readonly string[]): string {
  return JSON.stringify(path);
}

function commonStart(a: readonly string[], b: readonly string[]): readonly string[] {
  const end = a.findIndex((unit, depth) => unit !== b[depth]);
  return end === -1 ? a : a.slice(0, end);
}
