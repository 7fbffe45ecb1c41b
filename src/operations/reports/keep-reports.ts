import type { AccountId } from '../../domain/account.ts';
import type { Instant, Milliseconds } from '../../domain/time.ts';
import type { Clock, Log } from '../ports.ts';
import type { ReportOutcome, ReportStore, TellReport } from '../report-ports.ts';

export interface KeepReportsDeps {
  readonly store: Pick<ReportStore, 'save' | 'fail' | 'recover'>;
  /** How long a report is kept, counted from when AWS made it. */
  readonly keep: Milliseconds;
  readonly clock: Clock;
  readonly log: Log;
}

export interface KeepReports {
  /** Stores what reading an account's report came to, if it is newer than what is stored; one that could be read ends the trouble of before. Throws where the store does. */
  keep(accountId: AccountId, outcome: ReportOutcome): Promise<void>;
  /** The same in the background, for audits: what cannot be stored is logged, and asked for again by the job. */
  readonly tell: TellReport;
  /** Resolves when nothing is being stored in the background. */
  settled(): Promise<void>;
}

/** More are not held in memory while the store is slow: the job asks for them again. */
const MOST_WAITING = 200;
const AT_ONCE = 8;

export function createKeepReports({ store, keep, clock, log }: KeepReportsDeps): KeepReports {
  const newest = new Map<AccountId, Instant>();
  const waiting: (readonly [AccountId, ReportOutcome])[] = [];
  const working = new Set<Promise<void>>();

  const keepOne: KeepReports['keep'] = async (accountId, outcome) => {
    const now = clock.now();
    if (outcome.kind === 'unread') {
      const { reason, remedy } = outcome;
      return store.fail({ accountId, at: now, reason, remedy }, now + keep);
    }
    const { generatedAt, csv } = outcome;
    // Audits read the same report again and again for four hours.
    const isKnown = (newest.get(accountId) ?? Number.NEGATIVE_INFINITY) >= generatedAt;
    const report = { accountId, generatedAt, storedAt: now, csv };
    const isNew = !isKnown && (await store.save(report, generatedAt + keep));
    if (!isKnown) newest.set(accountId, generatedAt);
    if (!isNew) await store.recover(accountId, now);
  };
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [accountId, outcome] = next;
      await keepOne(accountId, outcome).catch((error: unknown) =>
        log.warn({ err: error, accountId }, 'a credential report could not be stored; it is asked for again'),
      );
    }
  };
  return {
    keep: keepOne,
    tell(accountId, outcome) {
      if (waiting.length >= MOST_WAITING) {
        log.warn({ accountId }, 'the store is slow: a credential report is not stored, and asked for again');
        return;
      }
      waiting.push([accountId, outcome]);
      if (working.size === AT_ONCE) return;
      const worker = work().finally(() => working.delete(worker));
      working.add(worker);
    },
    settled: async () => {
      while (working.size > 0) await Promise.all(working);
    },
  };
}
