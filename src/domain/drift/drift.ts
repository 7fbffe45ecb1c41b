import type { LocalDate } from '../snapshot/local-date.ts';
import type {
  AccountSnapshot,
  Failing,
  KnownState,
  Measuring,
  Passing,
  UnknownState,
} from '../snapshot/snapshot.ts';
import type { Worsening } from '../snapshot/worsening.ts';
import type { Instant } from '../time.ts';

/** What changed between two snapshots. */
export interface Drift {
  readonly from: Moment;
  readonly to: Moment;
  readonly organization: readonly CheckChange[];
  /** Accounts about which anything changed, by id. */
  readonly accounts: readonly AccountDrift[];
}

/** Of a snapshot. */
export interface Moment {
  readonly date: LocalDate;
  readonly takenAt: Instant;
}

/** `account` is as it is now; of one that is gone, as it was. One that comes back is new. */
export type AccountDrift = NewAccount | GoneAccount | ChangedAccount;

export interface NewAccount {
  readonly kind: 'new';
  readonly account: AccountSnapshot;
}

export interface GoneAccount {
  readonly kind: 'gone';
  readonly account: AccountSnapshot;
}

export interface ChangedAccount {
  readonly kind: 'changed';
  readonly account: AccountSnapshot;
  /** Measured, unmeasured or skipped, and another of the three before. */
  readonly measuring?: MeasuringChange;
  /** Noted, no drift: the unit's names before. */
  readonly movedFrom?: readonly string[];
  /** Noted, no drift: the name before. */
  readonly renamedFrom?: string;
  /** In the order of the register. */
  readonly checks: readonly CheckChange[];
}

export interface MeasuringChange {
  readonly from: Measuring;
  readonly to: Measuring;
}

/**
 * worse: it fails and did not when last measured, or it got worse while it failed. better: it failed when last measured
 * and does not. measurable-again: it is what it was before the gap, as far as worse and better go. first-measured: it
 * never was before, so there is nothing to compare. A check that is no longer in the register changes nothing.
 */
export type CheckChange = { readonly checkId: string } & Change;

export type Change = Worse | Better | BecameUnmeasurable | MeasurableAgain | FirstMeasured;

export type Worse = { readonly kind: 'worse'; readonly now: Failing; readonly gap?: Gap } & (
  | { readonly how: 'fails' }
  /** In the order: severity first. Never empty. */
  | { readonly how: 'worsened'; readonly by: readonly Worsening[] }
);

export interface Better {
  readonly kind: 'better';
  readonly was: Failing;
  readonly now: Passing;
  readonly gap?: Gap;
}

export interface BecameUnmeasurable {
  readonly kind: 'became-unmeasurable';
  readonly now: UnknownState;
}

export interface MeasurableAgain {
  readonly kind: 'measurable-again';
  readonly now: KnownState;
  readonly gap: Gap;
}

export interface FirstMeasured {
  readonly kind: 'first-measured';
  readonly now: KnownState;
}

/** Days without a measurement in between: when it happened in them nobody knows. */
export interface Gap {
  readonly since: Instant;
}
