import type { FindingRef } from '../../src/domain/snapshot/find-state.ts';
import type { Person } from '../../src/domain/window/person.ts';
import type { Organization } from './organization.ts';

/** The days before the sandbox was started. */
export interface History {
  /** The organization as it was, the day that is longest ago first; the last is yesterday. */
  readonly days: readonly { readonly daysAgo: number; readonly organization: Organization }[];
  readonly acknowledged: readonly AcknowledgedThen[];
}

/** A finding that somebody acknowledged on the day that is so many days ago, for so many days. */
export interface AcknowledgedThen extends FindingRef {
  readonly daysAgo: number;
  readonly forDays: number;
  readonly by: Person;
  readonly why: string;
}
