import type { AccountId } from '../../src/domain/account.ts';
import type { Instant, Milliseconds } from '../../src/domain/time.ts';
import type { RootAct } from '../events/root-act.ts';
import type { Moment } from '../organization/moment.ts';
import type { RootUser } from '../organization/organization.ts';
import type { CallPattern } from '../process/call-pattern.ts';
import type { FaultKind } from '../process/fault-book.ts';
import type { FieldInput } from '../slack/control.ts';
import type { Standing } from '../slack/workspace.ts';

/** A scenario, checked: paths are absolute, lengths of time in milliseconds. */
export interface Scenario {
  readonly path: string;
  readonly organization: OrganizationChoice;
  /** What the clock shows at the start; real time where absent. */
  readonly startAt?: Instant;
  /** Path of the app's `rootkeeper.yml`. */
  readonly config: string;
  readonly apps: number;
  readonly steps: readonly Step[];
}

export type OrganizationChoice =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'generated'; readonly accounts: number; readonly seed?: number };

export interface Step {
  readonly action: Action;
  /** Who acts from here on; a handle. */
  readonly as?: string;
  /** Where, from here on. */
  readonly in?: string;
  /** Only where this can be read, or after it. */
  readonly on?: string;
  /** Slack delivers it twice. */
  readonly twice?: true;
  readonly expect: readonly string[];
  readonly reject: readonly string[];
}

/** What to answer where Slack asks "are you sure?"; absent: accept. */
type Confirm = 'accept' | 'decline';

export type Action =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'click'; readonly label: string; readonly confirm?: Confirm }
  | { readonly kind: 'choose'; readonly fields: Fields; readonly confirm?: Confirm }
  | { readonly kind: 'submit'; readonly fields: Fields }
  | { readonly kind: 'wait'; readonly by: Milliseconds }
  | { readonly kind: 'event'; readonly event: ScenarioEvent }
  | { readonly kind: 'kill'; readonly app: number }
  | {
      readonly kind: 'kill-around';
      readonly when: 'before' | 'after';
      readonly call: CallPattern;
      /** Only calls with this in what was sent. */
      readonly on?: string;
      readonly nth: number;
    }
  | {
      readonly kind: 'fault';
      readonly call: CallPattern;
      readonly fault: FaultKind;
      /** Only calls with this in what was sent. */
      readonly on?: string;
      /** Until called off where absent. */
      readonly for?: Milliseconds;
    }
  | { readonly kind: 'fault-off'; readonly call: CallPattern }
  | { readonly kind: 'edit'; readonly item: ItemKey; readonly edit: Edit }
  | { readonly kind: 'root'; readonly roots: readonly ChangedRoot[] }
  | { readonly kind: 'standing'; readonly standings: Readonly<Record<string, Standing>> }
  | { readonly kind: 'group'; readonly members: Readonly<Record<string, readonly string[]>> }
  | { readonly kind: 'config'; readonly file: string }
  | { readonly kind: 'see'; readonly place: string };

/** Something that AWS tells of; `account` by its name or id, `at`: instead of now, or of the record's own time. */
export type ScenarioEvent = { readonly at?: Moment } & (
  | { readonly kind: 'file'; readonly file: string; readonly account?: string }
  | { readonly kind: 'act'; readonly act: RootAct; readonly account: string; readonly times?: number }
);

/** What the root user of an account has from now on. */
export interface ChangedRoot {
  readonly accountId: AccountId;
  readonly root: RootUser;
}

/** By label. */
export type Fields = Readonly<Record<string, FieldInput>>;

/** An item of the store. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
  /** The attribute that paths begin in; the item itself where absent. */
  readonly within?: string;
}

export type Edit =
  | { readonly kind: 'set'; readonly changes: Readonly<Record<string, Scalar>> }
  | { readonly kind: 'delete' }
  /** Remembers the item as it is now, under a name. */
  | { readonly kind: 'keep'; readonly name: string }
  /** Puts it back as it was when it was remembered. */
  | { readonly kind: 'restore'; readonly name: string };

export type Scalar = string | number | boolean | null;
