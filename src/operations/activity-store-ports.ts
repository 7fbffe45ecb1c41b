import type { AccountId } from '../domain/account.ts';
import type {
  ActivityRecord,
  Kept,
  OpeningRecord,
  PerimeterRecord,
  RecordRef,
  RootRecord,
  Urgency,
} from '../domain/activity/record.ts';
import type { WindowUseRecord } from '../domain/activity/window-use-record.ts';
import type { Alert, AlertId, AlertTopic } from '../domain/alert/alert.ts';
import type { RefusedStep, RefusedSteps } from '../domain/alert/refused-step.ts';
import type { AuditIntent } from '../domain/central-session/audit-intent.ts';
import type { EventKey } from '../domain/root-event/event.ts';
import type { Instant } from '../domain/time.ts';
import type { WindowId } from '../domain/window/id.ts';
import type { ClaimedPost } from './posting-ports.ts';
import type { TimeRange } from './window-ports.ts';

/**
 * What was done, by account and time; each once. Records that a window's verdict names are kept for ever, others for 400
 * days. Every method throws where the store does not answer, and `UserError` where a newer version wrote an item; what is damaged
 * is logged and left out.
 */
export interface ActivityStore {
  /** The keys of those that are stored already, as it is now (strongly consistent). */
  known(kept: readonly Kept[]): Promise<ReadonlySet<EventKey>>;
  /**
   * Stores each in the place of what stands under its key, in batches. Where it throws some may be stored; saving the same
   * again does no harm.
   */
  save(records: readonly ActivityRecord[]): Promise<void>;
  /** Those that are there, as they are now; in no order. */
  load(refs: readonly RecordRef[]): Promise<readonly ActivityRecord[]>;
  /** What the root user of an account did, oldest first, a page at a time, as it is now. */
  eventsOf(accountId: AccountId, range: TimeRange): AsyncIterable<readonly RootRecord[]>;
  /** Central root sessions opened for an account, oldest first, as it is now. */
  openingsOf(accountId: AccountId, range: TimeRange): Promise<readonly OpeningRecord[]>;
  /** Changes of the perimeter made in an account, oldest first, as it is now; root's own are among `eventsOf`. */
  changesOf(accountId: AccountId, range: TimeRange): Promise<readonly PerimeterRecord[]>;
  /** Every account of which there is a record from a day of the range on, days in UTC; at most 400 days. */
  activeAccounts(range: Required<TimeRange>): Promise<readonly AccountId[]>;
  /** Records that are due before `before`, oldest due first in each of a few shards; what is in the index, which lags. */
  pending(urgency: Urgency, before: Instant, most: number): Promise<readonly RecordRef[]>;
  /** What is no longer to be kept at `now`, of everything in this file; gives how many things went. */
  deleteExpired(now: Instant): Promise<number>;
}

/** Alerts, each one item, changed by conditional writes only; kept for 400 days after the last change. Throws as windows do. */
export interface AlertStore {
  /** As it is now. */
  load(id: AlertId): Promise<Alert | undefined>;
  /** Those that are there, in the order of `ids`. */
  loadAll(ids: readonly AlertId[]): Promise<readonly Alert[]>;
  /** With its posts, in one read. */
  loadWhole(id: AlertId): Promise<WholeAlert | undefined>;
  /** The alerts of an account, the newest first, as it is now: the last 20. */
  line(topic: AlertTopic, accountId: AccountId): Promise<AlertLine>;
  /** Puts `id` in front of the line, if it is still as in `seen`: so one alert is raised of a burst. */
  lead(seen: AlertLine, id: AlertId): Promise<boolean>;
  /** there: it is stored already. id-taken: another account's has this id. It is due from then on. */
  create(alert: Alert): Promise<'stored' | 'there' | 'id-taken'>;
  /** Stores it one version on, if the stored one is still the version before. It is due from then on. */
  advance(alert: Alert): Promise<'stored' | 'moved'>;
  /** Notes up to what everything that follows was done, and when it is due next; nothing if it moved on. */
  settle(alert: Alert, tended: string, due: Instant | undefined): Promise<void>;
  /** Those due before `before`, what waited longest first; from the index, which lags. */
  due(before: Instant, most: number): Promise<readonly AlertId[]>;
  /** Those raised in the range, the newest first. */
  raisedIn(range: TimeRange, most: number): Promise<readonly AlertId[]>;
}

/** The alerts of one account about one topic. */
export interface AlertLine {
  readonly topic: AlertTopic;
  readonly accountId: AccountId;
  /** 0: there never was one. */
  readonly version: number;
  /** The newest first. One may have been announced here and not stored yet. */
  readonly ids: readonly AlertId[];
}

export interface WholeAlert {
  readonly alert: Alert;
  /** As `settle` stored it; absent after every step. */
  readonly tended?: string;
  readonly posts: readonly ClaimedPost[];
}

/** Steps of alerts that people might not take; kept for 400 days. Throws as alerts do. */
export interface AlertRefusalStore {
  /** Counts the step, and keeps it unless so many of this person were kept in this hour already. */
  record(step: RefusedStep): Promise<void>;
  of(id: AlertId): Promise<RefusedSteps>;
}

/** Claims on an alert's posts, as `PostStore` has them for windows. */
export interface AlertPostStore {
  intend(id: AlertId, post: ClaimedPost): Promise<boolean>;
  claim(id: AlertId, seen: ClaimedPost, claim: NonNullable<ClaimedPost['claim']>): Promise<boolean>;
  finish(
    id: AlertId,
    name: string,
    by: string,
    outcome: Pick<ClaimedPost, 'place' | 'drawn' | 'doubtfulUntil'>,
  ): Promise<boolean>;
}

/** What was done in windows, and their check-ins: one item a window and account, kept for ever. */
export interface WindowUseStore {
  load(windowId: WindowId, accountId: AccountId): Promise<WindowUseRecord | undefined>;
  ofWindow(windowId: WindowId): Promise<readonly WindowUseRecord[]>;
  /** Stores it if the stored one is still the version before, or there is none and this is version 1. Due from then on. */
  put(record: WindowUseRecord): Promise<'stored' | 'moved'>;
  /** Notes that what follows was done, and when it is due next; nothing if it moved on. */
  settle(record: WindowUseRecord, due: Instant | undefined): Promise<void>;
  due(before: Instant, most: number): Promise<readonly UseRef[]>;
}

export type UseRef = Pick<WindowUseRecord, 'windowId' | 'accountId'>;

/** What is said of a central root session before it is opened, and before it is used. */
export interface AuditIntents {
  /** Stores that we are about to call AssumeRoot. Throws where it could not be stored: then it is not called. */
  intend(accountId: AccountId): Promise<IntendedAudit>;
}

export interface IntendedAudit {
  /** Stores the key that AWS returned, before anything is done with it. Throws where it could not be stored. */
  opened(accessKeyId: string): Promise<void>;
}

/** Intents of our own audits, kept for 30 days: longer than a queue keeps an event. */
export interface IntentStore {
  save(id: string, intent: AuditIntent): Promise<void>;
  /** Those over an account in a range of time, as it is now. */
  ofAccount(accountId: AccountId, range: Required<TimeRange>): Promise<readonly AuditIntent[]>;
  /** Those that returned one of these keys, as it is now. */
  ofKeys(accessKeyIds: readonly string[]): Promise<readonly AuditIntent[]>;
}
