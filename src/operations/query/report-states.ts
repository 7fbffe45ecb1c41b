import type { AccountId, Directory } from '../../domain/account.ts';
import { type Milliseconds, SECOND } from '../../domain/time.ts';
import type { Clock } from '../ports.ts';
import type { ReportState, ReportStore } from '../report-ports.ts';
import type { ReadMissing } from '../reports/read-missing.ts';

export interface ReportStatesDeps {
  readonly readMissing: ReadMissing;
  readonly store: Pick<ReportStore, 'heads'>;
  readonly clock: Clock;
  /** The end of the app. */
  readonly signal: AbortSignal;
}

/** What is stored of every account. Throws where the store does. */
export type ReportStates = (directory: Directory) => Promise<ReadonlyMap<AccountId, ReportState>>;

/** Whoever asks first waits so long for reports that were never read; the answer says how many are missing. */
const FIRST_READING: Milliseconds = 10 * SECOND;

/** Of accounts that nothing is known of yet the reports are read first, as many as can be in ten seconds. */
export function createReportStates({ readMissing, store, clock, signal }: ReportStatesDeps): ReportStates {
  return async (directory) => {
    const late = AbortSignal.timeout(FIRST_READING);
    try {
      return await readMissing(directory.accounts, directory, () => {}, AbortSignal.any([signal, late]));
    } catch (error) {
      if (signal.aborted || !late.aborted) throw error;
      return store.heads(clock.now());
    }
  };
}
