import type { Account, AccountId, Directory } from '../domain/account.ts';
import type { Instant } from '../domain/time.ts';
import type { SlackMessage } from './posting-ports.ts';

/** A credential report as it is kept: exactly what AWS sent. */
export interface StoredReport {
  readonly accountId: AccountId;
  /** AWS's `GeneratedTime`: what its age is counted from. */
  readonly generatedAt: Instant;
  readonly storedAt: Instant;
  readonly csv: string;
}

/** What is known of a stored report without reading it. */
export interface ReportHead {
  readonly accountId: AccountId;
  readonly generatedAt: Instant;
  readonly storedAt: Instant;
  /** Of `csv`, in UTF-8. */
  readonly bytes: number;
}

/** Why the newest attempt to get an account's report got none. */
export interface ReportTrouble {
  readonly accountId: AccountId;
  readonly at: Instant;
  /** A clause or sentence: "Role rootkeeper-audit cannot be assumed (AccessDenied)." */
  readonly reason: string;
  /** A sentence in the imperative. */
  readonly remedy: string;
}

/** Of one account: its newest report, and what kept a newer one away. At least one of the two. */
export interface ReportState {
  readonly head?: ReportHead;
  /** Only where it is newer than the report. */
  readonly trouble?: ReportTrouble;
}

/**
 * The newest credential report of every account, shared by all replicas. Every method throws `StoreError` where the store
 * gives no answer, and `NewerSchemaError` for what a newer version wrote.
 */
export interface ReportStore {
  /** Takes the place of an older one; `false` where one of the same `generatedAt`, or a newer one, is stored. */
  save(report: StoredReport, expiresAt: Instant): Promise<boolean>;
  /** Takes the place of an earlier trouble. */
  fail(trouble: ReportTrouble, expiresAt: Instant): Promise<void>;
  /** The report could be read at `at`: a trouble of then or before is over, whether or not there was a newer report. */
  recover(accountId: AccountId, at: Instant): Promise<void>;
  /** All accounts that have a report or a trouble which has not expired at `now`; a request for each 500. */
  heads(now: Instant): Promise<ReadonlyMap<AccountId, ReportState>>;
  /**
   * The newest report of each of these accounts, in the order in which they were asked for, a few pages ahead of who
   * reads them. Accounts that have none (any more) are left out, and so is, after a log line, what is damaged.
   */
  load(accountIds: Iterable<AccountId>, now: Instant): AsyncIterable<StoredReport>;
  /** Deletes what expired before `now`; returns how many reports went. */
  deleteExpired(now: Instant): Promise<number>;
}

/** What reading an account's report came to. `remedy`: a sentence in the imperative. */
export type ReportOutcome =
  | { readonly kind: 'read'; readonly generatedAt: Instant; readonly csv: string }
  | { readonly kind: 'unread'; readonly reason: string; readonly remedy: string };

/** Told of every report that an audit read, or could not read. Returns at once and throws nothing. */
export type TellReport = (accountId: AccountId, outcome: ReportOutcome) => void;

/** Reads credential reports within the budget that all audits share, and nothing else. */
export interface ReportReader {
  /**
   * Orders a report and reads it; AWS makes a new one every four hours at most, and gives the last one until then.
   * `urgent` as with audits. `patient`: waits while AWS makes it; else `not-yet`, and asking again in a minute has it.
   * Throws nothing for what the account or AWS does: that is an outcome.
   */
  read(account: Account, directory: Directory, how: ReadingReport): Promise<ReportOutcome | 'not-yet'>;
}

export interface ReadingReport {
  readonly urgent: boolean;
  readonly patient: boolean;
  readonly signal: AbortSignal;
}

/** A file that is about to be uploaded. Slack wants to know its length before it takes the first byte. */
export interface FileToUpload {
  /** With its ending; shown to people: `credential-reports-prod-2026-11-20.csv`. */
  readonly name: string;
  readonly bytes: number;
  /** From the beginning, each time it is called: an upload may be tried again. */
  readonly content: () => AsyncIterable<Uint8Array>;
}

/** Uploads files of any length into conversations, streamed. */
export interface FileUpload {
  /**
   * Into a channel, or the direct message with a user, with a message beside it whose blocks are shown. The file's id.
   * Throws `UserError` where people can do something about it, and another error where Slack did not take it or did not
   * say whether it took it.
   */
  upload(file: FileToUpload, target: string, message: SlackMessage, signal: AbortSignal): Promise<string>;
}
