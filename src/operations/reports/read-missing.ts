import { setMaxListeners } from 'node:events';
import type { Account, AccountId, Directory } from '../../domain/account.ts';
import { skipped } from '../../domain/skip.ts';
import type { Instant } from '../../domain/time.ts';
import type { Clock } from '../ports.ts';
import type { ReportReader, ReportState, ReportStore } from '../report-ports.ts';
import type { KeepReports } from './keep-reports.ts';
import { waitFor } from './wait-for.ts';

export interface ReadMissingDeps {
  readonly store: Pick<ReportStore, 'heads'>;
  readonly reader: ReportReader;
  readonly keeping: Pick<KeepReports, 'keep'>;
  readonly clock: Clock;
  /** The end of the app. */
  readonly signal: AbortSignal;
}

/** How many of the reports that were missing have been asked for. */
export interface ReadingProgress {
  readonly read: number;
  readonly total: number;
}

/**
 * What is stored of every account, after the reports of those accounts of which nothing is known yet were read: a fresh
 * installation answers its first question. Throws where the store does, and the signal's reason when it aborts: then what
 * is being read goes on, for whoever else waits for it and for the next question.
 */
export type ReadMissing = (
  accounts: readonly Account[],
  directory: Directory,
  report: (progress: ReadingProgress) => void,
  signal: AbortSignal,
) => Promise<ReadonlyMap<AccountId, ReportState>>;

/** Up to so many go before what nobody waits for. */
const URGENT = 20;
/** AWS takes seconds to make a report, in which nothing is held but a little memory. */
const AT_ONCE = 200;

export function createReadMissing(deps: ReadMissingDeps): ReadMissing {
  const underway = new Map<AccountId, Promise<void>>();
  const ending = AbortSignal.any([deps.signal]);
  setMaxListeners(0, ending);
  const begin = (account: Account, directory: Directory, urgent: boolean) => {
    const reading = readOne(account, directory, { urgent, signal: ending }, deps).finally(() =>
      underway.delete(account.id),
    );
    underway.set(account.id, reading);
    return reading;
  };
  return async (accounts, directory, report, signal) => {
    const states = await deps.store.heads(deps.clock.now());
    const missing = accounts.filter((account) => isMissing(account, states));
    if (missing.length === 0) return states;
    const waiting = AbortSignal.any([signal, ending]);
    setMaxListeners(0, waiting);
    const urgent = missing.length <= URGENT;
    let read = 0;
    report({ read, total: missing.length });
    await forEachOf(missing, AT_ONCE, async (account) => {
      waiting.throwIfAborted();
      await waitFor(underway.get(account.id) ?? begin(account, directory, urgent), waiting);
      read += 1;
      report({ read, total: missing.length });
    });
    return deps.store.heads(deps.clock.now());
  };
}

/** Also one that the job gave up some time ago is not missing: the job asks again, and the reason is told. */
function isMissing(account: Account, states: ReadonlyMap<AccountId, ReportState>): boolean {
  return !states.has(account.id) && skipped(account) === undefined;
}

async function readOne(
  account: Account,
  directory: Directory,
  how: { readonly urgent: boolean; readonly signal: AbortSignal },
  { reader, keeping }: ReadMissingDeps,
): Promise<void> {
  const outcome = await reader.read(account, directory, { ...how, patient: true });
  // What an end broke off is no outcome; a patient reader never says not-yet.
  if (!how.signal.aborted && outcome !== 'not-yet') await keeping.keep(account.id, outcome);
}

async function forEachOf<T>(all: readonly T[], atOnce: number, work: (each: T) => Promise<void>) {
  const queue = all.values();
  const worker = async () => {
    for (const each of queue) await work(each);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, worker));
}

/** The oldest and the newest time at which AWS made the reports of these accounts; `undefined` where there are none. */
export function agesOf(
  accounts: readonly Account[],
  states: ReadonlyMap<AccountId, ReportState>,
): { readonly oldest: Instant; readonly newest: Instant } | undefined {
  const times = accounts.flatMap(({ id }) => states.get(id)?.head?.generatedAt ?? []);
  if (times.length === 0) return undefined;
  return times.reduce(
    ({ oldest, newest }, at) => ({ oldest: Math.min(oldest, at), newest: Math.max(newest, at) }),
    { oldest: Number.POSITIVE_INFINITY, newest: Number.NEGATIVE_INFINITY },
  );
}
