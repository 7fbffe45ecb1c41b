import type { AuditEntry } from '../audit-chain/entry.ts';
import type { Instant } from '../time.ts';
import type { FindingsReport } from './findings.ts';
import type { WindowId } from './id.ts';
import type { Person } from './person.ts';
import type { WindowRequest } from './request.ts';

/** States that a person caused. What time causes is derived (`phaseOf`) and never stored. */
export type WindowState = 'requested' | 'approved' | 'denied' | 'withdrawn' | 'revoked' | 'closed';

/** A root-access window: one item of the store. All of it but the id follows from the history (`replay`). */
export interface RootWindow {
  readonly id: WindowId;
  /** The number of entries in its history; goes up by one with each. */
  readonly version: number;
  readonly state: WindowState;
  readonly request: WindowRequest;
  /** Those that count, in the order they were given; each by another person. */
  readonly approvals: readonly Approval[];
  /** When it may be used. Absent where that waits for the approval. */
  readonly period?: Period;
  /** The decision that denied it or ended it. */
  readonly ending?: Ending;
  readonly findings?: FindingsReport;
  readonly review?: SignedReview;
  readonly history: readonly AuditEntry[];
}

/** Half open: `start` ≤ now < `end`. */
export interface Period {
  readonly start: Instant;
  readonly end: Instant;
}

export interface Approval {
  readonly by: Person;
  readonly at: Instant;
  readonly note?: string;
  /** Of the policy that it was judged by. */
  readonly policyHash: string;
}

export interface Ending {
  readonly kind: 'denied' | 'withdrawn' | 'revoked' | 'closed';
  readonly by: Person;
  readonly at: Instant;
  readonly reason?: string;
}

export interface SignedReview {
  readonly by: Person;
  readonly at: Instant;
  /** What was done, in the reviewer's words. */
  readonly done: string;
}
