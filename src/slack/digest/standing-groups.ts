import type { AcknowledgedStanding, Digest, Whose } from '../../domain/digest/digest.ts';
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
  return findingsGroup(heading, standingOf(digest));
}

function standingOf({ failing, worse, firstSeen, firstMeasured, returned }: Digest): Digest['failing'] {
  const told = new Map<Whose, Set<string>>();
  const changes = [
    ...worse,
    ...firstSeen.flatMap((each) => each.failing),
    ...firstMeasured.flatMap((each) => each.failing),
    ...returned,
  ];
  for (const { whose, checkId } of changes) told.set(whose, (told.get(whose) ?? new Set()).add(checkId));
  return failing.filter(({ whose, checkId }) => told.get(whose)?.has(checkId) !== true);
}

/** What somebody answers for: counted apart, never hidden. */
export function acknowledgedGroups({ acknowledged }: Digest, now: Instant): Group[] {
  return findingsGroup(
    'Acknowledged',
    acknowledged.map((each) => ({ ...each, clause: acknowledgedClause(each, now) })),
  );
}

function acknowledgedClause({ checkId, acknowledgement }: AcknowledgedStanding, now: Instant): string {
  const { by, until, why } = acknowledgement;
  return `${failureOf(checkId)} (by ${personName(by)} until ${date(until, now)}: “${harmless(why, WHY_LENGTH)}”)`;
}

/** What failed when it was last measured: it is not mended, only not measured. */
export function lastKnownGroups({ lastKnownFailing }: Digest): Group[] {
  return findingsGroup('Failed when last measured, not measured now', lastKnownFailing);
}
