import { SEVERITIES } from '../checks/check.ts';
import { failedAtLast } from '../snapshot/count-day.ts';
import { type AccountSnapshot, lastKnown } from '../snapshot/snapshot.ts';
import type { Digest, HeadlineFact } from './digest.ts';
import { isUse } from './root-use.ts';

/**
 * From these shares of accounts on, nothing else that is said stands for the organization. One or two accounts are a small
 * share of any but the smallest.
 */
const LARGE_SHARE = 0.05;
const LARGE_SHARE_OF_FEW = 0.2;
const FEW = 2;

/** What the first line says, in the order of urgency; never empty. */
export function headlineFacts(digest: Contents): readonly HeadlineFact[] {
  const unmeasured = notMeasured(digest);
  const isLarge = unmeasured?.first === true;
  const facts = [
    ...(isLarge ? [unmeasured] : []),
    ...unsanctionedUse(digest),
    ...worse(digest),
    ...failingAtFirst(digest),
    ...noLongerSeen(digest),
    ...waiting(digest),
  ];
  const partly = partlyMeasured(digest);
  return [
    ...facts,
    ...(isLarge && digest.before !== undefined ? [] : calm(digest, [...facts, ...partly])),
    ...partly,
    ...(isLarge || unmeasured === undefined ? [] : [unmeasured]),
  ];
}

type Facts = readonly HeadlineFact[];
type Contents = Omit<Digest, 'headline'>;

function notMeasured({ counts }: Contents): Extract<HeadlineFact, { kind: 'not-measured' }> | undefined {
  const { unmeasured: count, measured } = counts;
  const of = count + measured;
  return count === 0 ? undefined : { kind: 'not-measured', count, of, first: isLargeShare(count, of) };
}

function isLargeShare(count: number, of: number): boolean {
  return count > 0 && count >= of * (count > FEW ? LARGE_SHARE : LARGE_SHARE_OF_FEW);
}

function unsanctionedUse({ rootUse }: Contents): Facts {
  const count = rootUse?.unsanctioned.filter(isUse).length ?? 0;
  return count === 0 ? [] : [{ kind: 'unsanctioned-use', count }];
}

function worse({ worse: findings }: Contents): Facts {
  const [worst] = findings;
  if (worst === undefined) return [];
  const acknowledged = findings.filter(({ acknowledgement }) => acknowledgement !== undefined).length;
  const { severity } = worst.finding;
  return [{ kind: 'worse', findings: findings.length, acknowledged, worst: severity }];
}

function failingAtFirst({ firstSeen, firstMeasured }: Contents): Facts {
  const accounts = firstSeen.filter(({ failing }) => failing.length > 0).length;
  const findings = firstMeasured.reduce((sum, { failing }) => sum + failing.length, 0);
  return [
    ...(accounts === 0 ? [] : [{ kind: 'failing-at-first-sight', accounts } as const]),
    ...(findings === 0 ? [] : [{ kind: 'new-checks-failing', findings } as const]),
  ];
}

/** What is not mended, and nobody sees any more. */
function noLongerSeen(digest: Contents): Facts {
  const findings = digest.lastKnownFailing.filter(({ finding }) => finding.severity === 'critical').length;
  return [
    ...(findings === 0 ? [] : [{ kind: 'critical-when-last-measured', findings } as const]),
    ...left(digest),
  ];
}

function left({ before, gone, skippedSince }: Contents): Facts {
  if (before === undefined) return [];
  const accounts = [...gone.filter(({ measuring }) => measuring.kind !== 'skipped'), ...skippedSince];
  const of = before.counts.measured + before.counts.unmeasured;
  const large = isLargeShare(accounts.length, of);
  const failing = accounts.filter(failedAtLast);
  if (!large && failing.length === 0) return [];
  const worst = worstOf(failing);
  return [
    {
      kind: 'left',
      count: accounts.length,
      of,
      large,
      failing: failing.length,
      ...(worst !== undefined && { worst }),
    },
  ];
}

function worstOf(accounts: readonly AccountSnapshot[]) {
  const severities = new Set(
    accounts.flatMap(({ checks }) =>
      checks.flatMap(({ state }) => {
        const last = lastKnown(state);
        return last?.status === 'fail' ? [last.severity] : [];
      }),
    ),
  );
  return SEVERITIES.find((severity) => severities.has(severity));
}

function waiting({ returned, windows }: Contents): Facts {
  const reviews = windows?.overdue.length ?? 0;
  return [
    ...(returned.length === 0 ? [] : [{ kind: 'returned', findings: returned.length } as const]),
    ...(reviews === 0 ? [] : [{ kind: 'overdue', reviews } as const]),
  ];
}

function partlyMeasured({ partlyMeasured: causes, counts: { measured: of } }: Contents): Facts {
  const accounts = new Set(causes.flatMap(({ whose }) => whose.filter((each) => each !== 'organization')));
  return isLargeShare(accounts.size, of) ? [{ kind: 'partly-measured', count: accounts.size, of }] : [];
}

/** Said only where it is so of nearly all accounts, and nothing that was seen for the first time fails. */
function calm(digest: Contents, facts: Facts): Facts {
  const { before, unreadBefore, counts } = digest;
  if (before === undefined && unreadBefore !== undefined) return [{ kind: 'not-compared' }];
  if (before === undefined) return [{ kind: 'first-day', failing: counts.failing }];
  if (counts.measured === 0) return [{ kind: 'nothing-measured' }];
  return facts.some(isNoCalm) ? [] : [{ kind: 'nothing-worse' }];
}

/** Something got worse, or what is critical is seen no more, or too little was measured, or too much is gone. */
function isNoCalm(fact: HeadlineFact): boolean {
  switch (fact.kind) {
    case 'worse':
    case 'failing-at-first-sight':
    case 'new-checks-failing':
    case 'critical-when-last-measured':
    case 'partly-measured':
      return true;
    case 'left':
      return fact.large || fact.worst === 'critical';
    default:
      return false;
  }
}
