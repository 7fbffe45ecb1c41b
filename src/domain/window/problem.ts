import type { Account } from '../account.ts';
import type { Ineligible } from '../approval-policy/ineligible.ts';
import type { ApproverPool } from '../approval-policy/pool.ts';
import type { RefusedReading } from '../refused-reading.ts';
import type { Instant, Milliseconds } from '../time.ts';
import type { TextProblem } from './text.ts';
import type { TicketProblem } from './ticket.ts';

/** origin: what was used, or what stands on paper and who took it in. */
export type TextField = 'insistence' | 'reason' | 'origin';

/** What is wrong with a request; each stands at its field. */
export type RequestProblem =
  | { readonly field: 'accounts'; readonly why: 'none' }
  | { readonly field: 'accounts'; readonly why: 'too-many'; readonly count: number; readonly most: number }
  /** What was typed names nothing; `suggestions` are the nearest that do exist. */
  | {
      readonly field: 'accounts';
      readonly why: 'no-such';
      readonly typed: string;
      readonly suggestions: readonly string[];
    }
  /** For so many accounts it is not known whether they are in the scope: their tags are unread. */
  | {
      readonly field: 'accounts';
      readonly why: 'undecided';
      readonly scope: string;
      readonly count: number;
    }
  | { readonly field: 'accounts'; readonly why: 'ungoverned'; readonly accounts: readonly Account[] }
  /** Suspended or closed: nobody can sign in to do anything there. */
  | { readonly field: 'accounts'; readonly why: 'inactive'; readonly accounts: readonly Account[] }
  /** The configuration lets others ask for windows. */
  | { readonly field: 'requester'; readonly why: 'may-not-request'; readonly because: RefusedReading }
  | { readonly field: 'requester' | 'operator'; readonly why: 'barred'; readonly because: Ineligible }
  | { readonly field: 'task'; readonly why: 'unknown' }
  /** What was typed fits no task, or several. */
  | { readonly field: 'task'; readonly why: 'unclear'; readonly suggestions: readonly string[] }
  /** `instead`: what to use in root's place. Going on takes a reason. */
  | { readonly field: 'task'; readonly why: 'needs-insistence'; readonly instead: string }
  | { readonly field: TextField; readonly why: 'text'; readonly problem: TextProblem }
  | { readonly field: 'ticket'; readonly why: 'ticket'; readonly problem: TicketProblem }
  | { readonly field: 'start'; readonly why: 'past' | 'not-past'; readonly start: Instant }
  | { readonly field: 'start'; readonly why: 'too-far'; readonly most: Milliseconds }
  | { readonly field: 'start'; readonly why: 'missing' | 'not-a-time' | 'break-glass-starts-now' }
  | { readonly field: 'duration'; readonly why: 'not-positive' }
  | { readonly field: 'duration'; readonly why: 'too-long'; readonly most: Milliseconds }
  /** The window that more time is asked for. */
  | { readonly field: 'continues'; readonly why: 'no-such-window' | 'not-yours' }
  | { readonly field: 'break-glass'; readonly why: 'not-named' | 'operator-not-named' }
  /** Nobody, or fewer than the quorum, could approve it. */
  | { readonly field: 'approvers'; readonly why: 'too-few'; readonly pool: ApproverPool };
