import type { Instant } from '../../domain/time.ts';

/** Whether a use of root would be noticed, as it was last proven. */
export interface AlarmPath {
  readonly provenAt: Instant;
  /** How many accounts were tried. */
  readonly accounts: number;
  /** Those of them whose events do not arrive, by name. */
  readonly silent: readonly { readonly id: string; readonly name: string }[];
}
