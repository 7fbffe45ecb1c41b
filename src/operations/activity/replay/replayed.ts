import type { AccountId } from '../../../domain/account.ts';
import type { Alert } from '../../../domain/alert/alert.ts';
import type { CentralVerdict } from '../../../domain/central-session/judge-central.ts';
import type { PerimeterEvent } from '../../../domain/perimeter/perimeter-event.ts';
import type { AssumeRootEvent } from '../../../domain/root-event/assume-root.ts';
import type { RootEvent } from '../../../domain/root-event/event.ts';
import type { Poison } from '../../../domain/root-event/intake.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Judgement } from '../../../domain/verdict/judge-event.ts';
import type { VerdictKind } from '../../../domain/verdict/verdict.ts';

/** A record as it was found: parsed, or as the text that LookupEvents gives. */
export interface FoundRecord {
  readonly record: unknown;
  /** Where, for people: `logs/a.json.gz, record 17, line 1`. */
  readonly where: string;
}

/** What came of past records: the alerts that there would have been, and what was looked at. */
export interface Replay {
  /** Those that page before those that only tell; the worst first, then the oldest. */
  readonly alerts: readonly ReplayedAlert[];
  readonly looked: Looked;
  readonly quiet: Quiet;
  /** Of persons' uses, also those that a window covers. */
  readonly verdicts: Readonly<Record<VerdictKind, number>>;
}

export interface ReplayedAlert {
  readonly alert: Alert;
  /** What is behind its items, in their order. */
  readonly events: readonly ReplayedEvent[];
}

/** An event with what it was found to be. */
export type ReplayedEvent =
  | { readonly kind: 'root'; readonly event: RootEvent; readonly judgement: Judgement }
  | { readonly kind: 'assume-root'; readonly event: AssumeRootEvent; readonly verdict: CentralVerdict }
  | { readonly kind: 'perimeter'; readonly event: PerimeterEvent };

/** What the records were. */
export interface Looked {
  readonly records: number;
  /** Of the sound ones, by `eventTime`; absent: there was none. */
  readonly period?: { readonly first: Instant; readonly last: Instant };
  /** By id; the first `MOST_ACCOUNTS`. */
  readonly accounts: readonly LookedAccount[];
  /** Records of accounts beyond these, or that name none. */
  readonly elsewhere: number;
  /** Whether any record is of a call that only reads: some trails leave them out. */
  readonly hasReads: boolean;
  /** Of root users, each event once. */
  readonly rootEvents: number;
  /** By others, and watched: AssumeRoot calls and changes of the perimeter, each once. */
  readonly watched: number;
  /** Events that were found more than once, counted from the second time on. */
  readonly again: number;
  /** Done by others, and nothing that is watched. */
  readonly irrelevant: number;
  readonly poison: { readonly count: number; readonly first: readonly PoisonRecord[] };
  /** Of root users or watched, and NOT judged: there was no room for more. */
  readonly beyond: number;
}

export interface LookedAccount {
  readonly id: AccountId;
  readonly records: number;
  readonly first: Instant;
  readonly last: Instant;
  /** In the order they were found. */
  readonly regions: readonly string[];
}

export interface PoisonRecord {
  readonly where: string;
  readonly why: Poison;
}

/** Events that nobody would have been alerted of. */
export interface Quiet {
  /** Told in the thread of their window. */
  readonly inWindow: number;
  /** How often an operator would have been asked "is this you?", had none announced the sign-in. */
  readonly asked: number;
  /** Requests to recover the password: counted only. */
  readonly folded: number;
  /** AWS services on their own account. */
  readonly service: number;
  /** In central root sessions that an AssumeRoot event among the records explains, alerted of or not. */
  readonly explained: number;
  /** In our own audits, and opening them. */
  readonly audits: number;
  /** By our role, as audits are, before intents of them are kept: whether they were is NOT KNOWN. */
  readonly unconfirmed: number;
}

/** How much is kept of records without number. */
export const MOST_ACCOUNTS = 10_000;
export const MOST_REGIONS = 40;
export const MOST_POISON = 20;
/** Events that are judged; what only reads takes at most half of the room. Some 200 MB. */
export const MOST_KEPT = 100_000;
