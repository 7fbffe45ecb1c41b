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
  return [...groups.values()]
    .map((group) => causeOf(group.of, group.accounts, expected))
    .sort((a, b) => b.accounts.length - a.accounts.length || a.since - b.since);
}

function causeOf(
  { code, reason, remedy, since }: Unmeasured,
  accounts: readonly AccountSnapshot[],
  expected: readonly AccountSnapshot[],
): UnmeasuredCause {
  return { code, reason, remedy, since, accounts: byName(accounts), where: whereOf(accounts, expected) };
}

function whereOf(accounts: readonly AccountSnapshot[], expected: readonly AccountSnapshot[]): Where {
  if (accounts.length === expected.length) return { kind: 'all' };
  const path = accounts.map(({ ouPath }) => ouPath).reduce(commonStart);
  if (path.length === 0) return { kind: 'scattered' };
  const inside = expected.filter(({ ouPath }) => commonStart(path, ouPath).length === path.length);
  return { kind: 'ou', path, whole: inside.length === accounts.length };
}

function commonStart(a: readonly string[], b: readonly string[]): readonly string[] {
  const end = a.findIndex((unit, depth) => unit !== b[depth]);
  return end === -1 ? a : a.slice(0, end);
}
