import {
  type PasswordPolicy as AnsweredPolicy,
  GetAccountPasswordPolicyCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import type { PasswordPolicy } from '../domain/user-checks/evidence.ts';
import type { Caller } from './call.ts';
import { present } from './present.ts';

/** The account's password policy; `null` where AWS says NoSuchEntity, and only then. Throws what else AWS says. */
export async function readPasswordPolicy(iam: IAMClient, caller: Caller): Promise<PasswordPolicy | null> {
  try {
    const answer = await caller.call((options) => iam.send(new GetAccountPasswordPolicyCommand({}), options));
    return judgedOf(present(answer.PasswordPolicy));
  } catch (error) {
    if (error instanceof Error && NONE.has(error.name)) return null;
    throw error;
  }
}

const NONE = new Set(['NoSuchEntityException', 'NoSuchEntity']);

/** What is judged of it. */
function judgedOf(policy: AnsweredPolicy): PasswordPolicy {
  const {
    MinimumPasswordLength,
    RequireUppercaseCharacters,
    RequireLowercaseCharacters,
    RequireNumbers,
    RequireSymbols,
    PasswordReusePrevention,
    MaxPasswordAge,
  } = policy;
  return {
    ...(MinimumPasswordLength !== undefined && { MinimumPasswordLength }),
    ...(RequireUppercaseCharacters !== undefined && { RequireUppercaseCharacters }),
    ...(RequireLowercaseCharacters !== undefined && { RequireLowercaseCharacters }),
    ...(RequireNumbers !== undefined && { RequireNumbers }),
    ...(RequireSymbols !== undefined && { RequireSymbols }),
    ...(PasswordReusePrevention !== undefined && { PasswordReusePrevention }),
    ...(MaxPasswordAge !== undefined && { MaxPasswordAge }),
  };
}
