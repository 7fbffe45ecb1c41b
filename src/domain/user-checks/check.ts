import type { CheckDescription, CheckOutcome } from '../checks/check.ts';
import type { Fact } from '../fact.ts';
import type { UsersEvidence, UserThresholds } from './evidence.ts';

/** Everything a check of IAM users may look at. */
export interface UserSubject {
  /** Unknown where the account was unreachable, or not asked for its users. */
  readonly evidence: Fact<UsersEvidence>;
  readonly thresholds: UserThresholds;
}

/** A check of an account's IAM users, or of the password policy that they are under. */
export interface UserCheck extends CheckDescription {
  evaluate(subject: UserSubject): CheckOutcome;
  /** How many users fail it; absent: it is of the account as a whole. */
  failingUsers?(evidence: UsersEvidence): number;
}
