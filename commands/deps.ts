import type { Account } from '../src/domain/account.ts';
import type { Alert } from '../src/domain/alert/alert.ts';
import type { AlertView } from '../src/domain/alert/alert-view.ts';
import type { AwaitedAfter } from '../src/domain/digest/awaited.ts';
import type { WindowId } from '../src/domain/window/id.ts';
import type { AlertEvents } from '../src/operations/activity/alert-events.ts';
import type { AlertSteps } from '../src/operations/activity/alert-steps.ts';
import type { CheckIns } from '../src/operations/activity/check-ins.ts';
import type { DeclareAfterwards } from '../src/operations/activity/declare-afterwards.ts';
import type { ListActivity } from '../src/operations/activity/list-activity.ts';
import type { ReplayTrail } from '../src/operations/activity/replay-trail.ts';
import type { WindowEvidenceOf } from '../src/operations/activity/window-evidence.ts';
import type { AuthorizeReader } from '../src/operations/authorize-reader.ts';
import type { Acknowledging } from '../src/operations/digest/acknowledging.ts';
import type { Digests } from '../src/operations/digest/digests.ts';
import type { MayShare } from '../src/operations/may-share.ts';
import type { Clock, Log, NewId, ResultStore } from '../src/operations/ports.ts';
import type { AskQuery } from '../src/operations/query/ask.ts';
import type { SendRows } from '../src/operations/query/send-rows.ts';
import type { SendReports } from '../src/operations/reports/send-reports.ts';
import type { RootStatus } from '../src/operations/root-status.ts';
import type { WindowStore } from '../src/operations/window-ports.ts';
import type { CardViews } from '../src/operations/windows/card-views.ts';
import type { Decide } from '../src/operations/windows/decide.ts';
import type { HomeOf } from '../src/operations/windows/home.ts';
import type { OpenDecision } from '../src/operations/windows/open-decision.ts';
import type { RequestWindow } from '../src/operations/windows/request-window.ts';
import type { Tending } from '../src/operations/windows/tend.ts';
import type { Windows } from '../src/operations/windows/windows.ts';
import type { ScopeChoice } from '../src/slack/requests/account-choices.ts';

/** What the commands call. */
export interface CommandDeps {
  readonly authorizeReader: AuthorizeReader;
  readonly rootStatus: RootStatus;
  readonly results: Pick<ResultStore, 'load'>;
  readonly mayShare: MayShare;
  readonly defaultScope: string;
  readonly scopeNames: readonly string[];
  /** Where people ask for permissions; shown in refusals. */
  readonly securityChannel?: string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  /** Aborted when the app must end without waiting any longer. */
  readonly shutdown: AbortSignal;
  /** Absent: windows are not configured. */
  readonly windows?: WindowCommandDeps;
  /** Absent: the digest is not configured. */
  readonly digests?: DigestCommandDeps;
  /** Absent: root activity is not configured. */
  readonly activity?: ActivityCommandDeps;
  /** Absent: credential reports are not configured. */
  readonly reports?: ReportCommandDeps;
  /** Absent: credential reports are not configured. */
  readonly queries?: QueryCommandDeps;
}

/** What `/root-query` and its buttons call besides. */
export interface QueryCommandDeps {
  /** Who may read credential reports. */
  readonly authorizeAsker: AuthorizeReader;
  readonly ask: AskQuery;
  readonly sendRows: SendRows;
}

/** What the command and button of credential reports call besides. */
export interface ReportCommandDeps {
  /** Who may read credential reports: fewer than may read posture. */
  readonly authorize: AuthorizeReader;
  readonly send: SendReports;
}

/** What the commands, alerts and check-ins of root activity call besides. */
export interface ActivityCommandDeps {
  readonly steps: AlertSteps;
  /** Absent: windows are not configured, so there is none to declare a use in. */
  readonly declaring?: DeclareAfterwards;
  readonly checkIns: CheckIns;
  /** What an alert shows. Throws where the store gives no answer. */
  readonly alertView: (alert: Alert) => Promise<AlertView>;
  readonly alertEvents: AlertEvents;
  /** Who is on call. */
  readonly authorizeOnCall: AuthorizeReader;
  readonly listing: ListActivity;
  readonly replaying: ReplayTrail;
}

/** What the commands and buttons of the daily digest call besides. */
export interface DigestCommandDeps {
  readonly digests: Digests;
  /** Where the last digest is not today's: when the next one comes. */
  readonly awaitedAfter: AwaitedAfter;
  readonly acknowledging: Acknowledging;
  /** Where it is posted. */
  readonly channel: string;
  /** Whether the configuration names anybody who may acknowledge. */
  readonly canAcknowledge: boolean;
  /** Resolves in a turn of the event loop of its own. */
  readonly turn: () => Promise<void>;
}

/** What the commands and buttons of root-access windows call besides. */
export interface WindowCommandDeps {
  /** Who may ask for windows; what a request is told is decided again when it is submitted. */
  readonly authorizeRequester: AuthorizeReader;
  readonly request: RequestWindow;
  readonly decide: Decide;
  /** A window, for a modal in which somebody decides about it. */
  readonly openDecision: OpenDecision;
  readonly windows: Windows;
  /** For a review: measures again what was measured long ago, in the background. */
  readonly measureAgain: (id: WindowId) => void;
  readonly home: HomeOf;
  /** One window; whether the person may see it is asked with `windows.mayView`. */
  readonly load: WindowStore['load'];
  readonly cardViews: CardViews;
  /** What root did in a window. Absent: root activity is not watched. */
  readonly evidenceOf?: WindowEvidenceOf;
  /** Where cards are posted. */
  readonly approvalsChannel: string;
  /** What keeps them out of their channels. Never throws. */
  readonly channelTroubles: Tending['channelTroubles'];
  /** What a request can be for. */
  readonly choices: () => Promise<AccountChoices>;
}

export interface AccountChoices {
  readonly accounts: readonly Account[];
  readonly scopes: readonly ScopeChoice[];
}
