import type { Instant } from '../time.ts';
import type { FindingsReport } from './findings.ts';
import type { Person } from './person.ts';
import type { WindowRequest } from './request.ts';

/** What can happen to a window. It stands in the history exactly so, and is never rewritten. */
export type WindowEvent =
  | Requested
  | Approve
  | Deny
  | Withdraw
  | Revoke
  | Close
  | Review
  | RecordFindings
  | Remind
  | DeclareAfterwards
  | RecordPaper;

export type WindowEventType = WindowEvent['type'];

/** The window's first entry, and only that. */
export interface Requested {
  readonly type: 'requested';
  readonly request: WindowRequest;
}

export interface Approve {
  readonly type: 'approved';
  readonly by: Person;
  readonly note?: string;
}

export interface Deny {
  readonly type: 'denied';
  readonly by: Person;
  readonly reason: string;
}

/** The requester takes back what is undecided, or the operator declines it. */
export interface Withdraw {
  readonly type: 'withdrawn';
  readonly by: Person;
}

/** An approver ends what was approved. */
export interface Revoke {
  readonly type: 'revoked';
  readonly by: Person;
  readonly reason: string;
}

/** "I'm done": requester, operator or an approver ends it early. */
export interface Close {
  readonly type: 'closed';
  readonly by: Person;
}

/** The sign-off after the end. */
export interface Review {
  readonly type: 'reviewed';
  readonly by: Person;
  /** What was done, in the reviewer's words. */
  readonly done: string;
}

/** The root users before and after, measured by the app. */
export interface RecordFindings {
  readonly type: 'findings-recorded';
  readonly findings: FindingsReport;
}

/** The app reminded people. undecided: of the request; ending: of the end; unreviewed: of the review. */
export interface Remind {
  readonly type: 'reminded';
  readonly about: ReminderTopic;
  /** Slack user ids. */
  readonly people: readonly string[];
}

export type ReminderTopic = 'undecided' | 'ending' | 'unreviewed';

/** A person explains a use that this window did not cover. It sanctions nothing. */
export interface DeclareAfterwards {
  readonly type: 'declared-afterwards';
  readonly by: Person;
  /** What was used: the alert's or the event's id. */
  readonly use: string;
  readonly reason: string;
}

/** What was written on paper about this window while the app was down. */
export interface RecordPaper {
  readonly type: 'paper-recorded';
  /** Who took it in; no Slack user, since it is done on the command line. */
  readonly recordedBy: string;
  /** When it was written. */
  readonly writtenAt: Instant;
  readonly text: string;
}
