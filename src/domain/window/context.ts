import type { PersonFacts } from '../approval-policy/person-facts.ts';
import type { ApprovalPolicy } from '../approval-policy/policy.ts';
import type { Digest, Seal } from '../audit-chain/entry.ts';
import type { Instant } from '../time.ts';

/** What an event is judged against besides the window. */
export interface ApplyContext {
  readonly now: Instant;
  /** The policy of now over the window's accounts. */
  readonly policy: ApprovalPolicy;
  /** Slack's facts about `event.by`, read at this click. Without them, or with another person's, the answer is no. */
  readonly facts?: PersonFacts;
  readonly seal: Seal;
  readonly digest: Digest;
}
