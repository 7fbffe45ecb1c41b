import type { Account } from '../account.ts';
import type { CustodyEntry } from '../approval-policy/custody.ts';
import type { Governing } from '../approval-policy/governing.ts';
import type { PersonFacts } from '../approval-policy/person-facts.ts';
import type { Digest, Seal } from '../audit-chain/entry.ts';
import type { Instant, Milliseconds } from '../time.ts';
import type { WindowId } from './id.ts';
import type { Person } from './person.ts';
import type { Origin } from './request.ts';
import type { RootWindow } from './window.ts';

/** A request as it was submitted, before anything is checked. */
export interface RequestDraft {
  readonly id: WindowId;
  readonly origin: Origin;
  readonly requester: Person;
  readonly operator: Person;
  readonly accounts: readonly Account[];
  readonly taskId: string;
  /** Why root all the same, where the task no longer needs it. */
  readonly insistence?: string;
  readonly reason: string;
  readonly ticket?: string;
  /** Absent: now, which means from the approval on. */
  readonly start?: Instant;
  readonly duration: Milliseconds;
  readonly continues?: WindowId;
}

/** What a draft is checked against. */
export interface SubmitContext {
  readonly now: Instant;
  /** `governing` of the draft's accounts. */
  readonly governing: Governing;
  readonly inOrganization: boolean;
  /** Slack's facts about requester, operator, and everyone pinned or in a group of the policy. */
  readonly people: readonly PersonFacts[];
  readonly custody: readonly CustodyEntry[];
  /** Windows on these accounts that are pending, scheduled or open. */
  readonly others: readonly RootWindow[];
  readonly seal: Seal;
  readonly digest: Digest;
}
