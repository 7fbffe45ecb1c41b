import type { AcknowledgedStanding, Digest } from '../../domain/digest/digest.ts';
import type { Failing } from '../../domain/snapshot/snapshot.ts';
import type { Instant } from '../../domain/time.ts';
import type { Group } from '../pages/group.ts';
import { harmless } from '../text/harmless.ts';
import { date } from '../text/time.ts';
import { findingsGroup } from './finding-items.ts';
import { failureOf, personName } from './words.ts';

const WHY_LENGTH = 160;

/** What fails and was told in none of the lists of changes. */
export function failingGroups(digest: Digest): Group[] {
  const heading = digest.before === undefined ? 'Findings' : 'Failing as before';
  return findingsGroup(heading, failingAsBefore(digest));
}

/** A finding is one object wherever the digest tells of it. */
export function failingAsBefore({ failing, worse, firstSeen, firstMeasured, returned }: Digest) {
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

/** What somebody answers for: counted apart, never hidden. */
export function acknowledgedGroups({ acknowledged }: Digest, now: Instant): Group[] {
  return findingsGroup('Acknowledged', acknowledged, (each) => acknowledgedClause(each, now));
}

function acknowledgedClause({ checkId, acknowledgement }: AcknowledgedStanding, now: Instant): string {
  const { by, until, why } = acknowledgement;
  return `${failureOf(checkId)} (by ${personName(by)} until ${date(until, now)}: “${harmless(why, WHY_LENGTH)}”)`;
}

/** What failed when it was last measured: it is not mended, only not measured. */
export function lastKnownGroups({ lastKnownFailing }: Digest): Group[] {
  return findingsGroup('Failed when last measured, not measured now', lastKnownFailing);
}
