import type { AccountSnapshot, Unmeasured } from '../snapshot/snapshot.ts';
import type { Instant } from '../time.ts';

/** Accounts that could not be measured for one reason since one time. */
export interface UnmeasuredCause extends Pick<Unmeasured, 'code' | 'reason' | 'remedy'> {
  readonly since: Instant;
  /** By name. Never empty. */
  readonly accounts: readonly AccountSnapshot[];
  readonly where: Where;
}

/**
 * What the accounts have in common. all: they are all that should have been measured. ou: the lowest unit that holds
 * them all; `whole`: and no other account that should have been. scattered: no unit but the root holds them.
 */
export type Where =
  | { readonly kind: 'all' }
  | { readonly kind: 'ou'; readonly path: readonly string[]; readonly whole: boolean }
  | { readonly kind: 'scattered' };
