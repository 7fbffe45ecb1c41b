import type { AlarmPath } from '../../../src/domain/digest/alarm-path.ts';
import type { Digest } from '../../../src/domain/digest/digest.ts';
import { type DigestParts, digestOf } from '../../../src/domain/digest/digest-of.ts';
import { driftBetween } from '../../../src/domain/drift/drift-between.ts';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { accountIdNumber } from './account.ts';
import type { AccountOfDay } from './day.ts';
import { type Day, dayTime, snapshotsOf } from './snapshots.ts';

const CLEAR: NonNullable<AccountOfDay['said']> = { 'root-mfa': 'pass', 'root-access-key': 'pass' };

/** So many accounts that are alike: clear, unless said otherwise. */
export function manyAccounts(
  count: number,
  overrides: Partial<AccountOfDay> = {},
  from = 1000,
): AccountOfDay[] {
  return Array.from({ length: count }, (_, n) => ({ number: from + n, said: CLEAR, ...overrides }));
}

/** The digest of the last of the days, soon after its sweep, as every word of it is known. */
export function aDigest(days: readonly Day[], overrides: Partial<DigestParts> = {}): Digest {
  const snapshots = snapshotsOf(...days);
  const [snapshot, previous] = [snapshots.at(-1)!, snapshots.at(-2)];
  return digestOf({
    snapshot,
    ...(previous && { before: { snapshot: previous, drift: driftBetween(previous, snapshot) } }),
    acknowledgements: days.at(-1)?.acknowledgements ?? [],
    history: [],
    windows: { pending: [], open: [], unreviewed: [], overdue: [] },
    rootUse: { unsanctioned: [], sanctioned: 0 },
    now: digestTime(days),
    ...overrides,
  });
}

/** When `aDigest` is told. */
export function digestTime(days: readonly Day[]): number {
  return dayTime(days.length - 1) + 20 * MINUTE;
}

/** Proven two hours before `now` in so many accounts, and silent in none but the last `silent`. */
export function anAlarmPath(accounts: number, now: number, silent = 0): AlarmPath {
  return {
    provenAt: now - 2 * HOUR,
    accounts,
    silent: Array.from({ length: silent }, (_, n) => ({ id: accountIdNumber(n), name: `silent-${n}` })),
    notYet: 0,
    wasInterrupted: silent > 0,
  };
}
