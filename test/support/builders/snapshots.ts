import type { Acknowledgement } from '../../../src/domain/acknowledgement/acknowledgement.ts';
import type { Posture } from '../../../src/domain/posture.ts';
import { plusDays } from '../../../src/domain/snapshot/local-date.ts';
import { nextSnapshot } from '../../../src/domain/snapshot/next-snapshot.ts';
import type { Snapshot } from '../../../src/domain/snapshot/snapshot.ts';
import { DAY, type Instant } from '../../../src/domain/time.ts';
import { accountIdNumber } from './account.ts';
import { type AccountOfDay, localDate, postureOfDay } from './day.ts';
import { NOW } from './time.ts';
import { OMAR } from './window-people.ts';

/** One day of a simulated organization. */
export interface Day {
  readonly accounts: readonly AccountOfDay[];
  readonly organization?: Posture['organization'];
  readonly acknowledgements?: readonly Acknowledgement[];
}

/** When the sweep of a day, from 0, was; day 0 is 20 November 2026, 09:00 UTC. */
export function dayTime(day: number): Instant {
  return NOW + day * DAY;
}

/** The snapshots of days that follow each other, each from the one before. */
export function snapshotsOf(...days: readonly Day[]): readonly Snapshot[] {
  const snapshots: Snapshot[] = [];
  days.forEach(({ accounts, organization = [], acknowledgements = [] }, day) => {
    const at = { measuredAt: dayTime(day), directoryAsOf: dayTime(day) };
    const posture = postureOfDay(accounts, { ...at, organization });
    const date = plusDays(localDate('2026-11-20'), day);
    snapshots.push(nextSnapshot(snapshots.at(-1), { date, posture, acknowledgements }));
  });
  return snapshots;
}

/** Omar answers for the MFA of account 1 for thirty days, from an hour after the first sweep on. */
export function anAcknowledgement(overrides: Partial<Acknowledgement> = {}): Acknowledgement {
  const at = overrides.at ?? NOW + DAY / 24;
  return {
    on: accountIdNumber(1),
    checkId: 'root-mfa',
    by: OMAR,
    at,
    why: 'The key is on its way',
    until: at + 30 * DAY,
    finding: { severity: 'medium', since: NOW, marks: {} },
    ...overrides,
  };
}
