import type { AccountId } from '../../domain/account.ts';
import type { AccountNames, Unseen } from '../../domain/activity/listing.ts';
import type { Alert } from '../../domain/alert/alert.ts';
import type { ToldEvent } from '../../domain/alert/alert-view.ts';
import type { Instant } from '../../domain/time.ts';

/** The alerts that past events would have raised, as `/root-replay` shows them. */
export interface ReplayShown {
  /** As a person can type it again: `90d payments-prod`. */
  readonly asked: string;
  /** The worst first. */
  readonly alerts: readonly { readonly alert: Alert; readonly events: readonly ToldEvent[] }[];
  readonly looked: {
    readonly records: number;
    readonly period?: { readonly first: Instant; readonly last: Instant };
    readonly rootEvents: number;
    /** Of root users or watched, and not judged: there was no room for more. */
    readonly beyond: number;
    readonly poison: { readonly count: number };
  };
  readonly quiet: {
    readonly inWindow: number;
    readonly folded: number;
    readonly service: number;
    readonly audits: number;
  };
  readonly names: AccountNames;
  readonly notLookedAt: readonly Unseen[];
  /** Accounts that are not active, of which nothing was looked at. */
  readonly leftOut?: readonly AccountId[];
}
