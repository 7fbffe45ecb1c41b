import { setMaxListeners } from 'node:events';
import type { Account, AccountId, Directory } from '../../domain/account.ts';
import { type LastReport, reportDueAt } from '../../domain/credential-report/refresh.ts';
import { skipped } from '../../domain/skip.ts';
import { HOUR, type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
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
const LOOK_AT_LATEST: Milliseconds = HOUR;

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
    const plan = await planAt(now, deps);
    if (plan.due.length === 0) return plan.next;
    const lease = await deps.leases.acquire(LEASE);
    if (lease === undefined) return now + LOOK_AGAIN;
    return whileHeld(lease, deps.log, async (held) => {
      const ending = AbortSignal.any([deps.signal, held]);
      setMaxListeners(0, ending);
      return refresh(now, orders, deps, ending);
    });
  };
}

/** What is due, the longest first, and when to look again where nothing was ordered. */
interface Plan {
  /** Absent before it was ever read. */
  readonly directory?: Directory;
  readonly due: readonly Account[];
  readonly next: Instant;
}

async function planAt(now: Instant, { directoryStore, store }: RefreshReportsDeps): Promise<Plan> {
  const directory = await directoryStore.load();
  if (directory === undefined) return { due: [], next: now + LOOK_AGAIN };
  const states = await store.heads(now);
  const dueAt = ({ id }: Account) => reportDueAt(id, lastOf(now, states.get(id)));
  const planned = directory.accounts
    .filter((account) => skipped(account) === undefined)
    .map((account) => ({ account, at: dueAt(account) }))
    .sort((a, b) => a.at - b.at);
  const first = planned.find(({ at }) => at > now)?.at ?? Number.POSITIVE_INFINITY;
  return {
    directory,
    due: planned.filter(({ at }) => at <= now).map(({ account }) => account),
    next: Math.max(Math.min(first, now + LOOK_AT_LATEST), now + LOOK_AGAIN),
  };
}

/** Under the lease: what another replica read meanwhile is no longer due. */
async function refresh(
  now: Instant,
  orders: Map<AccountId, number>,
  deps: RefreshReportsDeps,
  signal: AbortSignal,
): Promise<Instant> {
  const { directory, due, next } = await planAt(now, deps);
  if (directory === undefined) return next;
  const queue = due.values();
  let read = 0;
  const work = async () => {
    for (const account of queue) {
      if (signal.aborted) return;
      if (await readOne(account, directory, orders, deps, signal)) read += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, due.length) }, work));
  deps.log.info({ due: due.length, read, ordered: orders.size }, 'credential reports were asked for');
  return orders.size > 0 ? now + COLLECT_AFTER : next;
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
