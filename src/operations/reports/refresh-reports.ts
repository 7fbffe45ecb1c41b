import { setMaxListeners } from 'node:events';
import type { Account, AccountId, Directory } from '../../domain/account.ts';
import { type LastReport, reportDueAt } from '../../domain/credential-report/refresh.ts';
import { skipped } from '../../domain/skip.ts';
import { type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import type { Clock, DirectoryStore, Leases, Log } from '../ports.ts';
import type { ReportReader, ReportState, ReportStore } from '../report-ports.ts';
import { whileHeld } from '../while-held.ts';
import type { KeepReports } from './keep-reports.ts';

export interface RefreshReportsDeps {
  readonly directoryStore: Pick<DirectoryStore, 'load'>;
  readonly store: Pick<ReportStore, 'heads'>;
  readonly reader: ReportReader;
  readonly keeping: Pick<KeepReports, 'keep'>;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Log;
  /** The end of the app. */
  readonly signal: AbortSignal;
}

/** Asks for every report that is due, and says when to ask again. Throws where the store does. */
export type RefreshReports = (now: Instant) => Promise<Instant>;

const LEASE = 'credential-reports';
/** People who wait for an answer go first anyway; this leaves room for audits that nobody waits for. */
const AT_ONCE = 8;
/** AWS makes a report in seconds. */
const COLLECT_AFTER: Milliseconds = MINUTE;
/** A report that was ordered so many times in a row and never came is a trouble. */
const MOST_ORDERS = 10;
const LOOK_AGAIN: Milliseconds = 5 * MINUTE;
/** Accounts come and go, and other replicas store reports. */
const LOOK_AT_LATEST: Milliseconds = 30 * MINUTE;

const NEVER_CAME = {
  kind: 'unread',
  reason: 'AWS has been making the credential report for ten minutes, and it is not there.',
  remedy: 'Wait: it is asked for again. If it stays so, look for IAM in the AWS Health Dashboard.',
} as const;

/**
 * Keeps every account's report current, under a lease so that one replica does. A report is ordered and collected a
 * minute later: nothing waits while AWS makes it.
 */
export function createRefreshReports(deps: RefreshReportsDeps): RefreshReports {
  const orders = new Map<AccountId, number>();
  return async (now) => {
    const lease = await deps.leases.acquire(LEASE);
    if (lease === undefined) return now + LOOK_AGAIN;
    return whileHeld(lease, deps.log, async (held) => {
      const ending = AbortSignal.any([deps.signal, held]);
      setMaxListeners(0, ending);
      return refresh(now, orders, deps, ending);
    });
  };
}

async function refresh(
  now: Instant,
  orders: Map<AccountId, number>,
  deps: RefreshReportsDeps,
  signal: AbortSignal,
): Promise<Instant> {
  const directory = await deps.directoryStore.load();
  if (directory === undefined) return now + LOOK_AGAIN;
  const states = await deps.store.heads(now);
  const accounts = directory.accounts.filter((account) => skipped(account) === undefined);
  const dueAt = ({ id }: Account) => reportDueAt(id, lastOf(now, states.get(id)));
  const due = accounts.filter((account) => dueAt(account) <= now).sort((a, b) => dueAt(a) - dueAt(b));
  const queue = due.values();
  let read = 0;
  const work = async () => {
    for (const account of queue) {
      if (signal.aborted) return;
      if (await readOne(account, directory, orders, deps, signal)) read += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, due.length) }, work));
  if (due.length > 0) {
    deps.log.info({ due: due.length, read, ordered: orders.size }, 'credential reports were asked for');
  }
  if (orders.size > 0) return now + COLLECT_AFTER;
  const next = Math.min(...accounts.map(dueAt).filter((at) => at > now), now + LOOK_AT_LATEST);
  return Math.max(next, now + LOOK_AGAIN);
}

/** Whether it was read. What an end broke off is no outcome. */
async function readOne(
  account: Account,
  directory: Directory,
  orders: Map<AccountId, number>,
  { reader, keeping }: RefreshReportsDeps,
  signal: AbortSignal,
): Promise<boolean> {
  const { id } = account;
  const outcome = await reader.read(account, directory, { urgent: false, patient: false, signal });
  if (signal.aborted) return false;
  const ordered = (orders.get(id) ?? 0) + 1;
  if (outcome === 'not-yet' && ordered < MOST_ORDERS) {
    orders.set(id, ordered);
    return false;
  }
  orders.delete(id);
  await keeping.keep(id, outcome === 'not-yet' ? NEVER_CAME : outcome);
  return outcome !== 'not-yet' && outcome.kind === 'read';
}

/** A failure in the future is of a clock that was wrong. */
function lastOf(now: Instant, { head, trouble }: ReportState = {}): LastReport {
  return {
    ...(head !== undefined && { made: head.generatedAt }),
    ...(trouble !== undefined && trouble.at <= now && { failed: trouble.at }),
  };
}
