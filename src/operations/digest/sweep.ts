import type { Posture } from '../../domain/posture.ts';
import type { LocalDate } from '../../domain/snapshot/local-date.ts';
import { nextSnapshotInPieces } from '../../domain/snapshot/next-snapshot.ts';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';
import { HOUR, type Milliseconds } from '../../domain/time.ts';
import type { AcknowledgementStore, SnapshotStore, SweepRun, SweepStore } from '../digest-ports.ts';
import { inTurns } from '../in-turns.ts';
import type { DigestMeasuring } from './digests.ts';
import { type JudgeSweptDeps, judgeSwept } from './judge-swept.ts';
import { type MeasureAccountsDeps, measureAccounts, type Swept } from './measure-accounts.ts';

export interface SweepDeps extends MeasureAccountsDeps, JudgeSweptDeps {
  readonly sweeps: SweepStore;
  readonly snapshots: Pick<SnapshotStore, 'latest' | 'save'>;
  readonly acknowledgements: Pick<AcknowledgementStore, 'since'>;
}

/** A sweep that began earlier is not gone on with: what it measured first would be too old to be called today's. */
const GOES_ON_FOR: Milliseconds = 6 * HOUR;

/**
 * Measures every account of the organization and stores the snapshot of `date`, unless there is one by then. Goes on with
 * what was measured for the date before it was interrupted. Throws, and stores no snapshot, where `signal` aborts, or the
 * directory or the store does not answer.
 */
export async function sweep(
  date: LocalDate,
  report: (progress: DigestMeasuring) => void,
  deps: SweepDeps,
  signal: AbortSignal,
): Promise<void> {
  const { sweeps, clock, log } = deps;
  report({ measured: 0 });
  const run = await sweeps.begin(date, clock.now(), clock.now() - GOES_ON_FOR);
  const swept = await alreadySwept(run, sweeps);
  log.info({ date, alreadyMeasured: swept.size }, 'every account is measured for the digest');
  const directory = await measureAccounts(run, swept, report, deps, signal);
  const previous = await deps.snapshots.latest(date);
  const posture = await judgeSwept(directory, swept, previous, deps);
  signal.throwIfAborted();
  await saveSnapshot(run, posture, previous, deps);
}

/** What could not be measured then is tried again: whatever interrupted the sweep may have been the cause. */
async function alreadySwept(run: SweepRun, sweeps: Pick<SweepStore, 'swept'>): Promise<Swept> {
  const swept = await sweeps.swept(run);
  return new Map([...swept].filter(([, { audit }]) => audit.kind === 'audited'));
}

async function saveSnapshot(
  { id, date, startedAt: begunAt }: SweepRun,
  posture: Posture,
  previous: Snapshot | undefined,
  { snapshots, acknowledgements, turn, log }: SweepDeps,
): Promise<void> {
  const acknowledged = await acknowledgements.since(previous?.takenAt ?? 0);
  const day = { date, begunAt, posture, acknowledgements: acknowledged };
  const snapshot = await inTurns(nextSnapshotInPieces(previous, day), turn);
  const stored = await snapshots.save(snapshot, id);
  log.info({ date, stored, ...snapshot.counts }, 'the accounts were measured for the digest');
}
