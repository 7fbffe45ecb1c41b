import type { Disagreement, LastUse, RootAccessKey, RootEvidence } from '../evidence.ts';
import type { Fact } from '../fact.ts';
import type { CheckResult } from '../posture.ts';
import { MINUTE } from '../time.ts';

/** What can get worse about a finding while it stands. Words for it are the renderer's. */
export type MarkName = (typeof MARK_NAMES)[number];

export const MARK_NAMES = [
  'access-keys',
  'active-access-keys',
  'last-use',
  'password',
  'mfa-disagrees',
  'access-keys-disagree',
  'password-disagrees',
  'signing-certificates-disagree',
  'users',
] as const;

/**
 * Numbers by which a finding is compared with itself: greater is worse. Counts; 0 and 1 for no and yes; `last-use` an
 * Instant, 0 for never. A mark that is not there was not measured.
 */
export type Marks = Readonly<Partial<Record<MarkName, number>>>;

/**
 * The marks of a finding, by check:
 * - `root-access-key`: how many keys, how many of them active, and when one was last used;
 * - `root-mfa`: whether there is a password that it would protect;
 * - `root-recent-use`: the last use by password or key;
 * - `sources-disagree`: about what;
 * - those of IAM users: how many users fail it. Which they are is in the words of the finding only.
 *
 * No other finding has degrees that can be told for certain: an old key gets older by itself, and how much of root an
 * SCP leaves, or how many share a mailbox, is in the words of the finding only.
 */
export function marksOf(checkId: string, evidence: RootEvidence): Marks {
  return OF_CHECK[checkId]?.(evidence) ?? {};
}

/** The same of a result that may be one of IAM users. */
export function marksIn({ checkId, users }: CheckResult, evidence: RootEvidence): Marks {
  return users === undefined ? marksOf(checkId, evidence) : { users };
}

/** What got worse from one to the other. Only what both have is compared: a mark seen for the first time is not worse. */
export function worseMarks(before: Marks, now: Marks): readonly MarkName[] {
  return MARK_NAMES.filter((name) => {
    const [was, is] = [before[name], now[name]];
    return was !== undefined && is !== undefined && is > was + (TOLERANCE[name] ?? 0);
  });
}

/**
 * What a finding is compared with the next time: where a mark was not measured now, the one before stands. So does a use
 * of which AWS's record is gone, with the key that it was of.
 */
export function carriedMarks(before: Marks, now: Marks): Marks {
  const uses = [before['last-use'], now['last-use']].filter((at) => at !== undefined);
  return { ...before, ...now, ...(uses.length > 0 && { 'last-use': Math.max(...uses) }) };
}

/**
 * AWS records one use of a key in 15 minutes (IAM User Guide, "Generate credential reports"), and its sources differ in
 * which; so that only what is later by more is another use.
 */
const TOLERANCE: Marks = { 'last-use': 15 * MINUTE };

const OF_CHECK: Readonly<Record<string, (evidence: RootEvidence) => Marks>> = {
  'root-access-key': ({ accessKeys }) => (accessKeys.kind === 'known' ? keyMarks(accessKeys.value) : {}),
  'root-mfa': ({ passwordPresent }) =>
    passwordPresent.kind === 'known' ? { password: Number(passwordPresent.value) } : {},
  'root-recent-use': useMarks,
  'sources-disagree': ({ disagreements }) => disagreementMarks(disagreements),
};

function keyMarks(keys: readonly RootAccessKey[]): Marks {
  return {
    'access-keys': keys.length,
    'active-access-keys': keys.filter(({ active }) => active).length,
    ...lastUseMark(keys.map(({ lastUse }) => lastUse)),
  };
}

function useMarks({ passwordLastUse, accessKeys }: RootEvidence): Marks {
  const keys = accessKeys.kind === 'known' ? accessKeys.value.map(({ lastUse }) => lastUse) : [accessKeys];
  return lastUseMark([passwordLastUse, ...keys]);
}

/** Of those that are known: a use that is on record is one, whatever else could not be read. */
function lastUseMark(uses: readonly Fact<LastUse>[]): Marks {
  const times = uses.flatMap((use) => (use.kind === 'known' ? [timeOf(use.value)] : []));
  return times.length === 0 ? {} : { 'last-use': Math.max(...times) };
}

function timeOf(use: LastUse): number {
  return use.kind === 'used' ? use.at : 0;
}

function disagreementMarks(disagreements: readonly Disagreement[]): Marks {
  const about = new Set(disagreements.map((each) => each.about));
  return {
    'mfa-disagrees': Number(about.has('MFA')),
    'access-keys-disagree': Number(about.has('access keys')),
    'password-disagrees': Number(about.has('password')),
    'signing-certificates-disagree': Number(about.has('signing certificates')),
  };
}
