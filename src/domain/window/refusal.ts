import type { Ineligible } from '../approval-policy/ineligible.ts';
import type { Instant, Milliseconds } from '../time.ts';
import type { Person } from './person.ts';
import type { TextProblem } from './text.ts';
import type { TicketProblem } from './ticket.ts';
import type { Ending, SignedReview } from './window.ts';

/** Why an event changed nothing. Refused attempts are recorded apart, never in the window. */
export type Refusal = Ineligible | Untimely | TextRefusal | TightenedPolicy | NotYours | BarredBehind;

/** The window is not where this could happen to it. */
export type Untimely =
  | { readonly why: 'already-requested' }
  /** Approved: the deciding approval. Otherwise: the decision that ended it. */
  | { readonly why: 'already-approved'; readonly by: string; readonly at: Instant }
  | { readonly why: 'already-ended'; readonly ending: Ending }
  /** Opened by break-glass, or recorded after the fact: nobody is asked. */
  | { readonly why: 'needs-no-approval' }
  | { readonly why: 'you-already-approved'; readonly at: Instant }
  | { readonly why: 'lapsed'; readonly at: Instant }
  | { readonly why: 'undecided' }
  | { readonly why: 'not-open-yet'; readonly start: Instant }
  | { readonly why: 'not-over-yet'; readonly end: Instant }
  | { readonly why: 'over'; readonly end: Instant }
  | { readonly why: 'never-opened' }
  | { readonly why: 'already-reviewed'; readonly review: SignedReview }
  | { readonly why: 'already-measured' }
  | { readonly why: 'nothing-to-remind-of' }
  | { readonly why: 'written-in-the-future' };

/** What a person wrote cannot be kept as it is. */
export interface TextRefusal {
  readonly why: 'text';
  readonly field: 'note' | 'reason' | 'done' | 'text' | 'use' | 'recordedBy';
  readonly problem: TextProblem;
}

/** The policy is stricter now than when the request was made, and the request does not meet it. */
export type TightenedPolicy =
  | { readonly why: 'lapsed-under-policy-of-now'; readonly at: Instant }
  | { readonly why: 'longer-than-policy-of-now'; readonly maxDuration: Milliseconds }
  | { readonly why: 'ticket-refused-by-policy-of-now'; readonly problem: TicketProblem };

/**
 * Somebody behind a request keeps it from being approved. requester, operator: they are no full member any more, or it
 * is not known. approver: it is not known whether the approval that they gave stands.
 */
export interface BarredBehind {
  readonly why: 'barred-behind';
  readonly who: 'requester' | 'operator' | 'approver';
  readonly person: Person;
  readonly because: Ineligible;
}

/** Withdrawing is for those who asked: the requester, and the operator who was named. */
export type NotYours = { readonly why: 'neither-requester-nor-operator' };
