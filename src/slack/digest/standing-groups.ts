import type { AcknowledgedStanding, Digest, StandingFinding } from '../../domain/digest/digest.ts';
import type { Failing } from '../../domain/snapshot/snapshot.ts';
import type { Instant } from '../../domain/time.ts';
import type { Group } from '../pages/group.ts';
import { harmless } from '../text/harmless.ts';
import { date } from '../text/time.ts';
import { findingLines, findingsGroup } from './finding-items.ts';
import { dayInWords, failureOf, personName } from './words.ts';

const WHY_LENGTH = 160;

/** What fails on the first day, or else as it failed before, without what is critical: all that no change tells of. */
export function failingGroups(digest: Digest, now: Instant): Group[] {
  if (digest.before === undefined) return findingsGroup('Findings', failingAsBefore(digest));
  const others = failingAsBefore(digest).filter((each) => !isCritical(each));
  return findingsGroup('Failing as before', others, sinceClauses(now));
}

/** What is critical is told every day for as long as it stands. */
export function criticalGroups(digest: Digest, now: Instant): Group[] {
  return findingsGroup('CRITICAL as before', criticalAsBefore(digest), sinceClauses(now));
}

/** On the first day all is told as findings. */
export function criticalAsBefore(digest: Digest): readonly StandingFinding[] {
  return digest.before === undefined ? [] : failingAsBefore(digest).filter(isCritical);
}

function isCritical({ finding }: StandingFinding): boolean {
  return finding.severity === 'critical';
}

/** `root MFA off (seen since 12 Nov)`: when a sweep saw it first. Days are few and findings many, so that each day is put into words once. */
function sinceClauses(now: Instant): (standing: StandingFinding) => string {
  const days = new Map<Instant, string>();
  const dayOf = (since: Instant) => {
    const day = days.get(since) ?? date(since, now);
    days.set(since, day);
    return day;
  };
  return ({ checkId, finding }) => `${failureOf(checkId)} (seen since ${dayOf(finding.since)})`;
}

/** Asked for several times a message, of tens of thousands of findings. */
const asBefore = new WeakMap<Digest, readonly StandingFinding[]>();

function failingAsBefore(digest: Digest): readonly StandingFinding[] {
  const known = asBefore.get(digest) ?? untold(digest);
  asBefore.set(digest, known);
  return known;
}

/** What none of the lists of changes tells. A finding is one object wherever the digest tells of it. */
function untold({ failing, worse, firstSeen, firstMeasured, returned }: Digest): readonly StandingFinding[] {
  const told = new Set<Failing>();
  for (const list of [
    worse,
    ...firstSeen.map((each) => each.failing),
    ...firstMeasured.map((each) => each.failing),
    returned,
  ]) {
    for (const { finding } of list) told.add(finding);
  }
  return failing.filter(({ finding }) => !told.has(finding));
}

/** What somebody answers for since the digest before: the day's message names it, once. */
export function acknowledgedSinceGroups(digest: Digest, now: Instant): Group[] {
  const { before, acknowledged } = digest;
  const since = acknowledged.filter(isNew(digest));
  const heading =
    before === undefined ? 'Acknowledged' : `Acknowledged since ${dayInWords(before.date, now)}`;
  return since.length === 0 ? [] : findingLines(heading, since, (each) => acknowledgedClause(each, now));
}

/** What somebody answers for, without that: counted apart, never hidden. */
export function acknowledgedGroups(digest: Digest, now: Instant): Group[] {
  const isToldAlready = isNew(digest);
  const others = digest.acknowledged.filter((each) => !isToldAlready(each));
  const heading = digest.before === undefined ? 'Acknowledged' : 'Acknowledged as before';
  return findingsGroup(heading, others, (each) => acknowledgedClause(each, now));
}

function isNew({ before }: Digest): (finding: AcknowledgedStanding) => boolean {
  return ({ acknowledgement }) => before === undefined || acknowledgement.at > before.takenAt;
}

function acknowledgedClause({ checkId, acknowledgement }: AcknowledgedStanding, now: Instant): string {
  const { by, until, why } = acknowledgement;
  return `${failureOf(checkId)} (by ${personName(by)} until ${date(until, now)}: “${harmless(why, WHY_LENGTH)}”)`;
}

/** What failed when it was last measured, without what is critical: it is not mended, only not measured. */
export function lastKnownGroups({ lastKnownFailing }: Digest, now: Instant): Group[] {
  const others = lastKnownFailing.filter((each) => !isCritical(each));
  return findingsGroup('Failed when last measured, not measured now', others, sinceClauses(now));
}

/** What is critical stays so until it was measured again, and is told every day. */
export function lastKnownCriticalGroups({ lastKnownFailing }: Digest, now: Instant): Group[] {
  const critical = lastKnownFailing.filter(isCritical);
  return findingsGroup('CRITICAL when last measured, not measured now', critical, sinceClauses(now));
}
