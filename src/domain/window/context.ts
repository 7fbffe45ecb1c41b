import type { NeededCustody } from '../approval-policy/custody.ts';
import type { PersonFacts } from '../approval-policy/person-facts.ts';
import type { ApprovalPolicy } from '../approval-policy/policy.ts';
import type { Digest, Seal } from '../audit-chain/entry.ts';
import type { Instant } from '../time.ts';

/** What a person's step is judged against besides the window. */
export interface JudgeContext {
  readonly now: Instant;
  /** The policy of now over the window's accounts. */
  readonly policy: ApprovalPolicy;
  /** Slack's facts about whoever acts, read at this click. Without them, or with another person's, the answer is no. */
  readonly facts?: PersonFacts;
  /** Of an approval, which is refused without it. */
  readonly behind?: Behind;
}

/** The same with what seals the entry of an event. */
export interface ApplyContext extends JudgeContext {
  readonly seal: Seal;
  readonly digest: Digest;
}

/** Who and what stands behind an approval, as it is at the click. */
export interface Behind {
  /** Slack's facts about the requester, the operator, and everybody who approved before. */
  readonly people: readonly PersonFacts[];
  /** What the operator needs by the register of now. */
  readonly custody: readonly NeededCustody[];
}
