import type { AccountId } from '../account.ts';
import type { EventOutcome } from '../root-event/event.ts';
import type { Instant } from '../time.ts';
import type { VerdictKind } from '../verdict/verdict.ts';
import type { WindowId } from '../window/id.ts';
import type { Person } from '../window/person.ts';
import type { AlertCause } from './cause.ts';
import type { AlertEntry } from './steps.ts';

/** `AL-` and six Crockford characters. Made only by `alertId` and `parseAlertId`. */
export type AlertId = string & { readonly __brand: 'AlertId' };

/** root: uses of one account's root user. perimeter: what was done to the organization's perimeter from one account. */
export type AlertTopic = 'root' | 'perimeter';

/**
 * One burst: everything that on-call is alerted of about one account, until somebody disposed of it. It grows; it is
 * never one message an event. All lists are bounded (`MOST`), and what is in none is in the counts.
 */
export interface Alert {
  readonly id: AlertId;
  /** Goes up by one with every step. */
  readonly version: number;
  readonly topic: AlertTopic;
  readonly accountId: AccountId;
  /** When it was raised, by our clock. */
  readonly openedAt: Instant;
  /** From when on somebody must own it, by our clock. Absent: it is told, and wants nobody. */
  readonly pagesSince?: Instant;
  /** Of its events, by CloudTrail's. */
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly counts: AlertCounts;
  readonly worst: AlertCause;
  /** The worst first, then the oldest; reads are in the counts only, unless there is nothing else. */
  readonly items: readonly AlertItem[];
  /** Where it came from, the first first. */
  readonly sources: readonly string[];
  /** How many of its events were done with which key: what an AssumeRoot event explains. */
  readonly keys: readonly KeyUse[];
  readonly verdicts: readonly VerdictKind[];
  /** Windows that the verdicts name, and those in which it was declared afterwards. */
  readonly windowIds: readonly WindowId[];
  readonly declaredIn: readonly WindowId[];
  /** Absent: nobody took it on, ever. */
  readonly ownership?: Ownership;
  readonly disposition?: Disposition;
  /** What was mentioned when, and who did what: the last ones. */
  readonly history: readonly AlertEntry[];
  /** The items taken in last, so that one delivered twice counts once. */
  readonly recent: readonly string[];
  /** How much came since it was raised that was no more of the same. Absent: nothing. */
  readonly developments?: number;
  /** Since when there is news in it (`isNews`) that nobody was called on for, by our clock. Absent: there is none. */
  readonly newsSince?: Instant;
}

export interface AlertCounts {
  readonly events: number;
  readonly reads: number;
  readonly failures: number;
  /** Done in central root sessions that turned out to be somebody's, and are judged as that. */
  readonly explained: number;
}

/** One thing that an alert is about. */
export interface AlertItem {
  /** The event's key; of what is no event, a digest of what it is. */
  readonly key: string;
  readonly at: Instant;
  readonly cause: AlertCause;
  /** Whether somebody must own it; else it is told. */
  readonly pages: boolean;
  /** The event's name: `StopLogging`. */
  readonly name: string;
  readonly outcome: EventOutcome['kind'];
  readonly mfa?: 'yes' | 'no' | 'unknown';
  readonly sourceAddress?: string;
  readonly userAgent?: string;
  readonly accessKeyId?: string;
  readonly verdict?: VerdictKind;
  readonly windowId?: WindowId;
}

export interface KeyUse {
  readonly accessKeyId: string;
  readonly events: number;
  /** The key of the AssumeRoot event that explains them. */
  readonly explainedBy?: string;
}

export interface Ownership {
  readonly by: Person;
  readonly at: Instant;
}

export type DispositionKind = 'false-alarm' | 'legitimate' | 'incident';

export interface Disposition {
  readonly kind: DispositionKind;
  readonly by: Person;
  readonly at: Instant;
  readonly note?: string;
}

/** How much of each list is kept. */
export const MOST = { items: 20, sources: 10, keys: 20, windows: 20, history: 50, recent: 100 } as const;
