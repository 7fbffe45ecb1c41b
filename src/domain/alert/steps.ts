import type { Instant } from '../time.ts';
import type { WindowId } from '../window/id.ts';
import type { Person } from '../window/person.ts';
import type { AlertItem, DispositionKind } from './alert.ts';

/** What can happen to an alert. */
export type AlertStep = Grow | Own | Dispose | Declare | Explain | Escalate;

/** One more event belongs to it. */
export interface Grow {
  readonly type: 'grew';
  readonly item: AlertItem;
}

/** "I'm on it"; by its owner, it gives them their time anew. */
export interface Own {
  readonly type: 'owned';
  readonly by: Person;
}

export interface Dispose {
  readonly type: 'disposed';
  readonly by: Person;
  readonly as: DispositionKind;
  readonly note?: string;
  /** Of its `developments`, how many its author was shown. Absent: none. */
  readonly seen?: number;
}

/** It was declared afterwards in a window. No verdict changes by that, and it still wants a disposition. */
export interface Declare {
  readonly type: 'declared';
  readonly by: Person;
  readonly windowId: WindowId;
}

/** An AssumeRoot event arrived that explains what was done with that key. */
export interface Explain {
  readonly type: 'explained';
  readonly accessKeyId: string;
  /** The key of the AssumeRoot event. */
  readonly opening: string;
}

/** People were mentioned. */
export interface Escalate {
  readonly type: 'escalated';
  /** Slack user ids. */
  readonly people: readonly string[];
  /** Because there was news, and not only because nobody had it. */
  readonly ofNews?: true;
}

/** A step of its history; growing is in the counts. */
export interface AlertEntry {
  readonly at: Instant;
  readonly step: Exclude<AlertStep, Grow>;
}

/** Why a step changes nothing. */
export type AlertRefusal =
  | { readonly why: 'not-on-call' }
  /** Somebody else has it, until their time is over. */
  | { readonly why: 'owned'; readonly by: Person; readonly until: Instant }
  | { readonly why: 'disposed'; readonly by: Person; readonly as: DispositionKind }
  /** More came than whoever would close it was shown. */
  | { readonly why: 'more-happened' }
  /** There is nothing left to do: it was a central root session. */
  | { readonly why: 'all-explained' }
  /** The event is in it already, or no event of that key is. */
  | { readonly why: 'nothing-new' };
