import type { CheckDescription, CheckOutcome } from '../checks/check.ts';
import type { Fact } from '../fact.ts';
import type { UsersEvidence } from './evidence.ts';

/** A check of an account's IAM users, or of the password policy that they are under. */
export interface UserCheck extends CheckDescription {
  /** `evidence` is unknown where the account was unreachable, or not asked for its users. */
  evaluate(evidence: Fact<UsersEvidence>): CheckOutcome;
  /** How many users fail it; absent: it is of the account as a whole. */
  failingUsers?(evidence: UsersEvidence): number;
}
