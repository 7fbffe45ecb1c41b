import type { ActivityRecord, RecordJudgement } from '../activity/record.ts';
import type { WindowUseRecord } from '../activity/window-use-record.ts';
import type { CentralVerdict } from '../central-session/judge-central.ts';
import type { CheckIn } from '../check-in/check-in.ts';
import type { PerimeterEvent } from '../perimeter/perimeter-event.ts';
import type { AssumeRootEvent } from '../root-event/assume-root.ts';
import type { RootEvent } from '../root-event/event.ts';
import type { Instant } from '../time.ts';
import type { Judgement } from '../verdict/judge-event.ts';
import type { RootWindow } from '../window/window.ts';
import type { Alert } from './alert.ts';
import type { AlertEntry } from './steps.ts';
import type { Todo } from './what-to-do.ts';

/** Everything that the messages of an alert show. */
export interface AlertView {
  readonly alert: Alert;
  /** Empty where the directory does not know the account, or could not be read. */
  readonly accountName: string;
  /** In the order they are to be done. */
  readonly todos: readonly Todo[];
  /** The events behind its items, as far as there are any and they were read; in no order. */
  readonly events: readonly ToldEvent[];
  /** The windows that it and these events name, as they are now, as far as they were read. */
  readonly windows: readonly RootWindow[];
  /** Those of these windows in its account. */
  readonly checkIns: readonly CheckIn[];
  /** What people are called, by Slack user id: the custodians. The id itself where Slack could not say. */
  readonly names: ReadonlyMap<string, string>;
  /** Of each source address of the alert. */
  readonly networks: ReadonlyMap<string, Network>;
  /** When it is drawn. */
  readonly now: Instant;
}

/** unlisted: a list of known networks is configured, and it is in none. no-list: there is none to tell by. */
export type Network =
  | { readonly kind: 'known'; readonly name: string }
  | { readonly kind: 'unlisted' | 'no-list' };

/** An event with what it was found to be. */
export type ToldEvent =
  | { readonly kind: 'root'; readonly event: RootEvent; readonly judgement: Judgement }
  | { readonly kind: 'assume-root'; readonly event: AssumeRootEvent; readonly verdict: CentralVerdict }
  | { readonly kind: 'perimeter'; readonly event: PerimeterEvent };

/** What a record tells; nothing where it was not judged yet. */
export function toldEvents({ kept, judgement }: ActivityRecord): readonly ToldEvent[] {
  switch (kept.kind) {
    case 'root': {
      const perimeter = kept.perimeter === undefined ? [] : [told(kept.perimeter)];
      return isJudgement(judgement)
        ? [{ kind: 'root', event: kept.event, judgement }, ...perimeter]
        : perimeter;
    }
    case 'assume-root':
      return judgement?.kind === 'opening'
        ? [{ kind: 'assume-root', event: kept.event, verdict: judgement.verdict }]
        : [];
    case 'perimeter':
      return [told(kept.event)];
  }
}

function told(event: PerimeterEvent): ToldEvent {
  return { kind: 'perimeter', event };
}

function isJudgement(judgement: RecordJudgement | undefined): judgement is Judgement {
  return judgement !== undefined && judgement.kind !== 'opening';
}

/** What is told in an alert's thread, once: a step that somebody took, or that people are called on (Slack user ids). */
export type FollowUp =
  | { readonly kind: 'step'; readonly entry: AlertEntry }
  | { readonly kind: 'mention'; readonly entry: AlertEntry; readonly people: readonly string[] };

/** What the entry in a window's thread shows of the use of one account, and the question to its operator. */
export interface WindowUseView {
  readonly window: RootWindow;
  readonly record: WindowUseRecord;
  /** Empty where the directory does not know the account, or could not be read. */
  readonly accountName: string;
  /** Of each source address of the use, and of the question to its operator. */
  readonly networks: ReadonlyMap<string, Network>;
  readonly now: Instant;
}
