import type { CheckDescription } from '../checks/check.ts';
import type { UserCheck } from './check.ts';
import {
  passwordPolicy,
  passwordPolicyExpiry,
  passwordPolicyLength,
  passwordPolicyLowercase,
  passwordPolicyNumbers,
  passwordPolicyReuse,
  passwordPolicySymbols,
  passwordPolicyUppercase,
} from './password-policy.ts';
import {
  userKeyAge,
  userKeyUnused,
  userMfa,
  userPasswordUnused,
  userSigningCertificate,
  userTwoKeys,
} from './user-rules.ts';

/** Every check of an account's IAM users, worst severity first: the order in which findings are shown. */
export const USER_CHECKS: readonly UserCheck[] = [
  userMfa,
  userKeyAge,
  userKeyUnused,
  userPasswordUnused,
  userSigningCertificate,
  passwordPolicy,
  passwordPolicyLength,
  userTwoKeys,
  passwordPolicyReuse,
  passwordPolicyUppercase,
  passwordPolicyLowercase,
  passwordPolicySymbols,
  passwordPolicyNumbers,
  passwordPolicyExpiry,
];

const BY_ID = new Map<string, CheckDescription>(USER_CHECKS.map((check) => [check.id, check]));

/** What a stored result's check of IAM users is called; `undefined` for one that does not exist here. */
export function userCheckWithId(id: string): CheckDescription | undefined {
  return BY_ID.get(id);
}
