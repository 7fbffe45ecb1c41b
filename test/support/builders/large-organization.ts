import { known } from '../../../src/domain/fact.ts';
import type { AccountSnapshot, CheckState, Snapshot } from '../../../src/domain/snapshot/snapshot.ts';
import { DAY } from '../../../src/domain/time.ts';
import type { SweptAccount } from '../../../src/operations/digest-ports.ts';
import { accountId } from './account.ts';
import { localDate } from './day.ts';
import { anAudit } from './posture.ts';
import { NOW } from './time.ts';

const CHECKS = 13;

/** How many of an account's checks fail, each with a sentence of its own. */
const FAILING = 3;

/** A snapshot as hard to compress as a real one: ids and names that follow no pattern, sentences that differ. */
export function largeSnapshot(size: number): Snapshot {
  const ids = Array.from({ length: size }, (_, n) => scattered(n, 1e12)).sort((a, b) => a - b);
  return {
    date: localDate('2026-11-20'),
    takenAt: NOW,
    counts: {
      measured: size,
      unmeasured: 0,
      skipped: 0,
      failing: size,
      acknowledged: 0,
      partial: 0,
      clear: 0,
      unmeasuredFailing: 0,
    },
    organization: [],
    accounts: ids.map(account),
  };
}

/** What a sweep measures in so many accounts: no two root users are of the same age. */
export function largeSweep(size: number): readonly SweptAccount[] {
  return Array.from({ length: size }, (_, n) => {
    const id = accountId(String(scattered(n, 1e12)).padStart(12, '0'));
    const measuredAt = NOW + n * 7;
    const before = (days: number) => known(NOW - scattered(n, days * DAY), 'credential report', measuredAt);
    const evidence = { rootCreatedAt: before(3_000), passwordChangedAt: before(900) };
    return { id, measuredAt, audit: anAudit({ accountId: id, measuredAt, ...evidence }) };
  });
}

function account(id: number, n: number): AccountSnapshot {
  return {
    id: accountId(String(id).padStart(12, '0')),
    name: `${scattered(n, 2 ** 40).toString(36)}-prod`,
    ouPath: ['workloads', `team-${n % 60}`],
    standing: 'attention',
    measuring: { kind: 'measured', since: NOW },
    checks: Array.from({ length: CHECKS }, (_, check) => ({
      checkId: `root-check-${check}`,
      state: stateOf(n, check),
    })),
  };
}

function stateOf(n: number, check: number): CheckState {
  const since = NOW - (scattered(n + check, 90) + 1) * DAY;
  if (check >= FAILING) return { status: 'pass', since: NOW - (scattered(n, 5) + 1) * DAY };
  return {
    status: 'fail',
    severity: 'high',
    since,
    detail: `Root access key ${(n % 2) + 1} is active, last used ${scattered(n + check, 9_999)} h ago (s3, us-east-1).`,
    remedy: 'Treat recent use as an incident. Delete the key centrally.',
    marks: { 'access-keys': (n % 2) + 1, 'last-use': NOW - scattered(n + check, 36_000) * 1_000 },
  };
}

/** The n-th of numbers below `end` that look random: Knuth's multiplicative hash, and another. */
function scattered(n: number, end: number): number {
  const high = Math.imul(n + 1, 2_654_435_761) >>> 0;
  const low = Math.imul(n + 7, 2_246_822_519) >>> 0;
  return Math.floor(((high + low / 2 ** 32) / 2 ** 32) * end);
}
