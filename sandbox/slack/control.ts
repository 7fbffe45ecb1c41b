import type { Screen, Seen, SeenBy, UploadedFile } from './shown.ts';
import type { Person, Standing, UserGroup } from './workspace.ts';

export type * from './form.ts';
export type * from './shown.ts';

/**
 * The workspace as its people use it: what `--say`, scenarios and the page are built on. People are named by handle
 * (`mia`), channels by name with their `#` (`#security`), the app's direct message with somebody by `dm`.
 *
 * Every acting call resolves as soon as the app has acknowledged, or three seconds later when it has not; what the app
 * then does arrives through `subscribe` and `seen`. A person, channel or label that does not exist rejects with a
 * `ControlError`, whose message says what there is.
 */
export interface SlackControl {
  readonly people: readonly Person[];
  readonly userGroups: readonly UserGroup[];
  readonly commands: readonly CommandDescription[];
  /** The app's name as people see it. */
  readonly appName: string;

  /** Types `text` and presses return: a slash command, or a message; a reply where `threadTs` names what it is to. */
  say(person: string, channel: string, text: string, threadTs?: string): Promise<ActOutcome>;
  /** Presses the newest visible button, or opens nothing and picks the overflow or select option, with that label. */
  click(person: string, target: ClickTarget): Promise<ActOutcome>;
  /**
   * Fills the newest visible field whose label or placeholder is `label`, and submits nothing; asks the app for options
   * where they are external.
   */
  choose(person: string, target: ChooseTarget): Promise<ActOutcome>;
  /** Fills the open modal by field label and presses its submit button. */
  submit(person: string, fields: Readonly<Record<string, FieldInput>>): Promise<SubmitOutcome>;
  /** Presses the open modal's close button. */
  closeModal(person: string): Promise<ActOutcome>;
  /** Opens the app's Home tab, which tells the app (`app_home_opened`). */
  openHome(person: string): Promise<ActOutcome>;

  /** The number of the latest thing that happened; 0 at the start. */
  sequence(): number;
  /** What that person saw happen after `since`, oldest first. Things show as they were at that moment. */
  seen(person: string, since: number): readonly Seen[];
  /** What that person has in front of them in that place now. */
  view(person: string, place: Place): Screen;
  /** A thread as that person sees it: the one under `parent`, or the one with the newest reply, in `parent.in` or anywhere. */
  thread(person: string, parent?: ThreadTarget): Screen;
  /** Calls `listener` with everything anybody sees, as it happens. Returns the way to stop. */
  subscribe(listener: (event: SeenBy) => void): () => void;
  /**
   * Resolves with the first non-undefined answer of `probe`, asked now and after every event, or with `undefined` after
   * `timeout` milliseconds of real time.
   */
  waitFor<T>(probe: () => T | undefined, timeout: number): Promise<T | undefined>;

  /** Somebody leaves the company, comes back, or becomes a guest. */
  setStanding(person: string, standing: Standing): void;
  /** A user group has these members, handles, from now on. */
  setGroupMembers(group: string, members: readonly string[]): void;

  /** How many app sockets are connected now. */
  connectedApps(): number;
  /**
   * Delivers the next `count` envelopes twice, as Slack does now and then; with `type` only such as `slash_commands`,
   * `block_actions` or `view_submission`.
   */
  deliverTwice(count: number, type?: string): void;
  /** Asks one socket (or each) to reconnect, as Slack does when it recycles a server. */
  recycleSockets(): void;
  /** Files uploaded by the app, with their bytes. */
  files(): readonly UploadedFile[];
}

export class ControlError extends Error {
  override readonly name = 'ControlError';
}

export interface CommandDescription {
  /** With its slash. */
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
}

export interface ClickTarget {
  /** What the button, overflow option or select option says. */
  readonly label: string;
  /** Only in this channel (`#security`, `dm`), in the open modal (`modal`) or at home (`home`). */
  readonly in?: string;
  /** Only in a message or view where this can be read: the first in it that stands there or after it. */
  readonly on?: string;
  /** What to answer when Slack asks "are you sure?". Default: accept. */
  readonly confirm?: 'accept' | 'decline';
}

export interface ChooseTarget {
  /** The field's label in a modal, or its placeholder, or the text of the section it stands in. */
  readonly label: string;
  readonly option: FieldInput;
  readonly in?: string;
  /** As for `ClickTarget`. */
  readonly on?: string;
  readonly confirm?: 'accept' | 'decline';
}

export interface ThreadTarget {
  /** Only in this channel (`#security`, `dm`). */
  readonly in?: string;
  /** The thread of the message with this time. */
  readonly ts?: string;
}

/**
 * What is typed or picked in one field. Text for text inputs, dates (`2026-11-20`), times (`16:00`) and date-times
 * (`2026-11-20 16:00`, in UTC unless it says otherwise); an option's text, a person's handle or a channel's name for
 * selects and radio buttons; a list for everything that takes several; `true` or `false` for a lone checkbox; `null`
 * clears.
 */
export type FieldInput = string | readonly string[] | null;

/** What came of something a person did. */
export type ActOutcome =
  /** The app acknowledged. */
  | { readonly kind: 'acknowledged'; readonly afterMs: number }
  /** No acknowledgement within three seconds; the person saw Slack say so. */
  | { readonly kind: 'not-acknowledged' }
  /** No app is connected; the person saw Slack say so. */
  | { readonly kind: 'no-app' }
  /** The app acknowledged with something that Slack cannot use; the person saw Slack say so. */
  | { readonly kind: 'bad-answer'; readonly why: string }
  /** Slack dealt with it alone: a plain message, an unknown command, a declined confirmation, a field without the app listening. */
  | { readonly kind: 'slack-only'; readonly why: string };

export type SubmitOutcome =
  | ActOutcome
  /** The modal stays open with these errors, by field label. Slack's own (a required field left empty) or the app's. */
  | {
      readonly kind: 'errors';
      readonly by: 'slack' | 'app';
      readonly errors: Readonly<Record<string, string>>;
    };

/** `home`, `modal`, `dm`, a `#channel`, or `thread`: the one with the newest reply that this person can see. */
export type Place = string;
