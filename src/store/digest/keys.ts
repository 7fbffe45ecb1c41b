import type { FindingRef } from '../../domain/snapshot/find-state.ts';
import { type LocalDate, midnightInUtc } from '../../domain/snapshot/local-date.ts';
import { DAY, type Instant, type Milliseconds } from '../../domain/time.ts';
import { chunkSortKey, type IndexKey, sortableTime } from '../keys.ts';
import type { KeyRange } from '../query.ts';
import type { Key } from '../table.ts';

/** How long accounts and checks of a snapshot are kept. */
const SNAPSHOT_DAYS = 90;

/** How long the counts of a day, and the record of its digest, are kept. */
const COUNTS_DAYS = 400;

/** How long what a sweep measured is kept. */
const SWEEP_KEPT: Milliseconds = 3 * DAY;

/** How long an acknowledgement is kept after its time is up: as long as there may be a snapshot from before. */
const ACKNOWLEDGEMENT_KEPT: Milliseconds = SNAPSHOT_DAYS * DAY;

/** Every item of the digest stands here under the time it expires at. */
export const EXPIRING_DIGEST = 'EXPIRING#DIGEST';

/** Where an item stands in the index until it is deleted, and the same time as an attribute. */
export function expiring(key: Key, expiresAt: Instant): IndexKey & { readonly expiresAt: Instant } {
  const gsi1sk = `${sortableTime(expiresAt)}#${key.pk}#${key.sk}`;
  return { gsi1pk: EXPIRING_DIGEST, gsi1sk, expiresAt };
}

/** From then on a snapshot of the date counts as gone, deleted or not. */
export function snapshotExpiry(date: LocalDate): Instant {
  return midnightInUtc(date) + SNAPSHOT_DAYS * DAY;
}

export function countsExpiry(date: LocalDate): Instant {
  return midnightInUtc(date) + COUNTS_DAYS * DAY;
}

export function sweepExpiry(startedAt: Instant): Instant {
  return startedAt + SWEEP_KEPT;
}

export function acknowledgementExpiry(until: Instant): Instant {
  return until + ACKNOWLEDGEMENT_KEPT;
}

const SNAPSHOTS = 'SNAPSHOTS';

export function snapshotManifestKey(date: LocalDate): Key {
  return { pk: SNAPSHOTS, sk: date };
}

/** Manifests, both ends inclusive; absent: from the first, to the last. */
export function snapshotManifests({
  from,
  to,
}: {
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}): KeyRange {
  return { partition: SNAPSHOTS, from: from ?? '0', to: to ?? '9999-12-31' };
}

export function snapshotChunkKey(date: LocalDate, version: string, number: number): Key {
  return { pk: `SNAPSHOT#${date}`, sk: chunkSortKey(version, number) };
}

export function sweepRunKey(date: LocalDate): Key {
  return { pk: `SWEEP#${date}`, sk: 'RUN' };
}

export function sweptPartition(runId: string): string {
  return `SWEPT#${runId}`;
}

export const ACKNOWLEDGEMENTS = 'ACKNOWLEDGEMENTS';

export function acknowledgementKey({ on, checkId }: FindingRef): Key {
  return { pk: ACKNOWLEDGEMENTS, sk: `${on}#${checkId}` };
}

/** Acknowledgements of one account, or of the organization. Ids of checks are ASCII. */
export function acknowledgementsOn(on: FindingRef['on']): KeyRange {
  return { partition: ACKNOWLEDGEMENTS, from: `${on}#`, to: `${on}#~` };
}

/** Absent `to`: to the last. */
export function digestPosts(channel: string, to?: LocalDate): KeyRange {
  return { partition: digestPartition(channel), from: '0', to: to ?? '9999-12-31' };
}

export function digestPostKey(channel: string, date: LocalDate): Key {
  return { pk: digestPartition(channel), sk: date };
}

/** Beside the posts of the channel; no date sorts like it. */
export function digestSinceKey(channel: string): Key {
  return { pk: digestPartition(channel), sk: 'SINCE' };
}

function digestPartition(channel: string): string {
  return `DIGEST#${channel}`;
}
