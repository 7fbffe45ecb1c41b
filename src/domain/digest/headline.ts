import type { Digest, HeadlineFact } from './digest.ts';

/**
 * From these shares of not measured accounts on, nothing else that is said stands for the organization. One or two
 * accounts are a small share of any but the smallest.
 */
const LARGE_SHARE = 0.05;
const LARGE_SHARE_OF_FEW = 0.2;
const FEW = 2;

/** What the first line says, in the order of urgency; never empty. */
export function headlineFacts(digest: Omit<Digest, 'headline'>): readonly HeadlineFact[] {
  const unmeasured = notMeasured(digest);
  const isLarge = unmeasured?.first === true;
  const facts = [
    ...(isLarge ? [unmeasured] : []),
    ...unsanctionedUse(digest),
    ...worse(digest),
    ...failingAtFirst(digest),
    ...waiting(digest),
  ];
  return [
    ...facts,
    ...(isLarge && digest.before !== undefined ? [] : calm(digest)),
    ...(isLarge || unmeasured === undefined ? [] : [unmeasured]),
  ];
}

type Facts = readonly HeadlineFact[];
type Contents = Omit<Digest, 'headline'>;

function notMeasured({ counts }: Contents): Extract<HeadlineFact, { kind: 'not-measured' }> | undefined {
  const { unmeasured: count, measured } = counts;
  const of = count + measured;
  const large = count > FEW ? LARGE_SHARE : LARGE_SHARE_OF_FEW;
  return count === 0 ? undefined : { kind: 'not-measured', count, of, first: count >= of * large };
}

function unsanctionedUse({ rootUse }: Contents): Facts {
  const count = rootUse?.unsanctioned.length ?? 0;
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

function waiting({ returned, windows }: Contents): Facts {
  const reviews = windows?.overdue.length ?? 0;
  return [
    ...(returned.length === 0 ? [] : [{ kind: 'returned', findings: returned.length } as const]),
    ...(reviews === 0 ? [] : [{ kind: 'overdue', reviews } as const]),
  ];
}

/** Said only where it is so of nearly all accounts, and nothing that was seen for the first time fails. */
function calm(digest: Contents): Facts {
  if (digest.before === undefined) return [{ kind: 'first-day', failing: digest.counts.failing }];
  return worse(digest).length + failingAtFirst(digest).length === 0 ? [{ kind: 'nothing-worse' }] : [];
}
