import type {
  ActOutcome,
  CommandDescription,
  FieldInput,
  FormOption,
  Seen,
  ShownHome,
  ShownMessage,
  ShownModal,
  SubmitOutcome,
} from './control.ts';
import type { Standing } from './workspace.ts';

/**
 * The page's HTTP API, under `/page/api`, JSON in and out. A refusal is HTTP 4xx with `{ "error": "…" }`, a sentence.
 * Requests with a body need `Content-Type: application/json`; Host must be loopback and Origin, where sent, the page's.
 *
 * | request | body → answer |
 * |---|---|
 * | `GET  /page/api/people` | → `PagePeople` |
 * | `GET  /page/api/state?as=mia` | → `PageState` |
 * | `GET  /page/api/events?as=mia&since=SEQUENCE` | → an event stream of `PageEvent`, one JSON `data:` line each, `id:` = sequence |
 * | `POST /page/api/say` | `PageSay` → `ActOutcome` |
 * | `POST /page/api/act` | `PageAct` → `ActOutcome` |
 * | `POST /page/api/input` | `PageInput` → `ActOutcome` |
 * | `POST /page/api/suggest` | `PageSuggest` → `PageSuggestions` |
 * | `POST /page/api/submit` | `PageView` → `SubmitOutcome` |
 * | `POST /page/api/close` | `PageView` → `ActOutcome` |
 * | `POST /page/api/home` | `{ as }` → `ActOutcome`; tells the app that the person opened its Home tab |
 * | `GET  /page/api/files/ID?as=mia` | → the file's bytes |
 */
export interface PagePeople {
  readonly team: string;
  readonly appName: string;
  readonly people: readonly PagePerson[];
}

export interface PagePerson {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly title: string;
  readonly standing: Standing;
}

/** Everything one person's page needs to draw itself. */
export interface PageState {
  readonly team: string;
  readonly appName: string;
  /** Ask for events from here on. */
  readonly sequence: number;
  /** The sandbox's clock; milliseconds since the epoch. */
  readonly now: number;
  readonly me: PagePerson;
  readonly people: readonly PagePerson[];
  readonly userGroups: readonly { readonly id: string; readonly handle: string; readonly name: string }[];
  readonly channels: readonly PageChannel[];
  readonly commands: readonly CommandDescription[];
  /** Every message this person can see, oldest first, their own ephemerals among them. */
  readonly messages: readonly ShownMessage[];
  readonly modal: ShownModal | null;
  readonly home: ShownHome | null;
  readonly appConnected: boolean;
}

export interface PageChannel {
  readonly id: string;
  /** `#security`, or `dm`. */
  readonly name: string;
  readonly kind: 'public' | 'private' | 'dm';
  readonly isExternallyShared: boolean;
  readonly hasApp: boolean;
  readonly topic: string;
}

/** The same things as `Seen`; a page applies them to its `PageState`. */
export type PageEvent = Seen;

export interface PageSay {
  readonly as: string;
  /** `#security` or `dm`. */
  readonly channel: string;
  readonly text: string;
  /** Replies in this thread. */
  readonly threadTs?: string;
}

/** Where a block stands. */
export type PageSource =
  | { readonly kind: 'message'; readonly channelId: string; readonly ts: string }
  | { readonly kind: 'view'; readonly viewId: string };

/**
 * A press on a button, or a pick in a select, overflow, checkbox group, radio group or picker outside an input block.
 * `input` is absent for buttons; for everything else the picked value as in `PageInput`. The page has asked for
 * confirmation before it sends this.
 */
export interface PageAct {
  readonly as: string;
  readonly source: PageSource;
  readonly blockId: string;
  readonly actionId: string;
  readonly input?: PageFieldInput;
}

/** A change in an input block's field. Reaches the app only where the block has `dispatch_action`. */
export interface PageInput {
  readonly as: string;
  readonly source: PageSource;
  readonly blockId: string;
  readonly actionId: string;
  readonly input: PageFieldInput;
  /** Still being typed: the value is kept, and the app does not hear of it, whatever the block says. */
  readonly quiet?: boolean;
}

/**
 * Text, dates and times as `FieldInput`; options by their `value`, people, channels and conversations by id. For
 * external selects the picked option itself, as the suggestions gave it (a list for multi selects).
 */
export type PageFieldInput = FieldInput | FormOption | readonly FormOption[];

export interface PageSuggest {
  readonly as: string;
  readonly source: PageSource;
  readonly blockId: string;
  readonly actionId: string;
  readonly query: string;
}

export interface PageSuggestions {
  readonly groups: readonly { readonly label?: string; readonly options: readonly FormOption[] }[];
  /** Why there are none: the app did not answer, or answered with something Slack refuses. */
  readonly error?: string;
}

export interface PageView {
  readonly as: string;
  readonly viewId: string;
}

export type PageSubmitAnswer = SubmitOutcome;
export type PageActAnswer = ActOutcome;
