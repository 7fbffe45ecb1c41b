import type { Account } from '../account.ts';
import type { WindowEvidence } from '../activity/window-evidence.ts';
import type { NeededCustody } from '../approval-policy/custody.ts';
import type { ApprovalPolicy } from '../approval-policy/policy.ts';
import type { ApproverPool } from '../approval-policy/pool.ts';
import type { AuditEntry, DroppedApproval } from '../audit-chain/entry.ts';
import type { ChainVerdict } from '../audit-chain/verify.ts';
import type { PostureHeadline } from '../posture-headline.ts';
import type { RefusedReading } from '../refused-reading.ts';
import type { StillNeedsRoot } from '../root-task/still-needs-root.ts';
import type { CardView } from './card-view.ts';
import type { WindowId } from './id.ts';
import type { Person } from './person.ts';
import type { RequestProblem } from './problem.ts';
import type { Refusal } from './refusal.ts';
import type { RefusedAttempts } from './refused-attempt.ts';
import type { RootWindow } from './window.ts';

/** What became of a step that a person tried. */
export type DecisionOutcome =
  | { readonly kind: 'done'; readonly window: RootWindow; readonly entry: AuditEntry }
  | { readonly kind: 'refused'; readonly window: RootWindow; readonly refusal: Refusal }
  /** Refused, and the person may not see the window: neither what it is for nor where it stands. */
  | { readonly kind: 'hidden'; readonly id: WindowId; readonly why: RefusedReading }
  | { readonly kind: 'no-such-window'; readonly id: WindowId };

/** A window that a person is about to decide about. */
export type OpenedDecision =
  /** `outlook`: of an approval. */
  | { readonly kind: 'opened'; readonly window: RootWindow; readonly outlook?: ApprovalOutlook }
  /** Nobody can decide this about it as things stand. */
  | Exclude<DecisionOutcome, { readonly kind: 'done' }>;

/** What one more approval would bring about now. */
export interface ApprovalOutlook {
  /** Approvals needed, by the stricter policy of then and now. */
  readonly quorum: number;
  /** Those given before that would not count. */
  readonly dropped: readonly DroppedApproval[];
}

/** What became of a request. */
export type RequestOutcome =
  /** `approvers`: who could approve it as it was submitted; absent where nobody is asked. */
  | { readonly kind: 'requested'; readonly window: RootWindow; readonly approvers?: readonly string[] }
  /** The same submission came before; what stands is what it said then. */
  | { readonly kind: 'again'; readonly window: RootWindow }
  | {
      readonly kind: 'refused';
      readonly problems: readonly RequestProblem[];
      /** Names of those whom the problems speak of, by user id. */
      readonly names: ReadonlyMap<string, string>;
    };

/** What a person is shown before they submit: who may approve, how many must, what the operator needs. */
export interface RequestPreview {
  /** Absent where no policy, or no account, speaks yet. */
  readonly policy?: ApprovalPolicy;
  readonly pool?: ApproverPool;
  readonly custody: readonly NeededCustody[];
  /** Absent: no task is chosen yet. */
  readonly need?: StillNeedsRoot;
  /** Accounts over which no policy stands: nobody could approve. */
  readonly ungoverned: readonly Account[];
  /** As many as are chosen, scopes resolved. */
  readonly accounts: readonly Account[];
  /** Whether the person may open a window at once. */
  readonly mayBreakGlass: boolean;
  readonly names: ReadonlyMap<string, string>;
}

/** One window with all that is known of it. */
export interface WindowHistory {
  readonly card: CardView;
  readonly verdict: ChainVerdict;
  readonly refused: RefusedAttempts;
  /** Absent: root activity is not watched. */
  readonly evidence?: WindowEvidence;
  /** Of those who hold what the operator needs, by user id, as Slack has them now. */
  readonly holders?: ReadonlyMap<string, string>;
}

/** Several windows, under a heading. `more`: so many others are not shown. */
export interface WindowListing {
  /** As a person can type it again: `pending`, `mine`, `prod`. */
  readonly asked: string;
  readonly windows: readonly RootWindow[];
  readonly more: number;
  /** So many windows that may still change were not read: whether they belong to the list is not known. */
  readonly unread?: number;
  /** For so many accounts it is not known whether they are in the scope: their tags are unread. */
  readonly undecidedAccounts?: number;
  /** Where the list is longer than a page and only one of its pages was read: which. `more` counts the other pages. */
  readonly part?: ListPart;
}

/** A page of a list; both numbers from 1. */
export interface ListPart {
  readonly page: number;
  readonly pages: number;
}

/** What a person finds in the app's Home tab. */
export interface Home {
  /** Requested by the person or for them, and not over. */
  readonly mine: readonly RootWindow[];
  /** What the person may approve now, or review. */
  readonly toDecide: readonly RootWindow[];
  readonly toReview: readonly RootWindow[];
  /** Open now, but for those in `mine`. */
  readonly open: readonly RootWindow[];
  /** Whether the person may see what others have open; where not, `open` says nothing. */
  readonly maySeeOpen: boolean;
  /** How many of each list are not shown. */
  readonly more: Readonly<Record<'mine' | 'toDecide' | 'toReview' | 'open', number>>;
  readonly posture: HomePosture;
  readonly mayRequest: boolean;
  readonly viewer: Person;
}

export type HomePosture =
  | { readonly kind: 'measured'; readonly headline: PostureHeadline }
  | { readonly kind: 'never-measured' }
  | { readonly kind: 'not-allowed'; readonly why: RefusedReading };
