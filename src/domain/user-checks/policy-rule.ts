import type { CheckDescription, CheckOutcome } from '../checks/check.ts';
import { fail, notApplicable, notMeasured, pass } from '../checks/outcome.ts';
import { type Fact, unknown } from '../fact.ts';
import type { UserCheck } from './check.ts';
import type { PasswordPolicy, UsersEvidence } from './evidence.ts';

const WHAT = 'Password policy';

const REPLACES =
  'On the command line name everything that is to hold: iam:UpdateAccountPasswordPolicy replaces the whole policy.';

/** A rule that a password policy keeps or not, as a check. */
export interface PolicyRule extends CheckDescription {
  /** Whether it holds, and what the policy does instead of it or by it; `undefined` where AWS does not say. */
  judge(policy: PasswordPolicy): { readonly holds: boolean; readonly is: string } | undefined;
  readonly remedy: string;
}

export function rule({ judge, remedy, ...description }: PolicyRule): UserCheck {
  return {
    ...description,
    evaluate: (evidence) =>
      ofPolicy(evidence, (policy) => {
        if (policy === null)
          return notApplicable('There is no password policy, which is a finding of its own.');
        const judged = judge(policy);
        if (judged === undefined) return notMeasured(description.title, unknown('AWS does not say'));
        const detail = `The account password policy ${judged.is}.`;
        return judged.holds ? pass(detail) : fail(detail, `${remedy} ${REPLACES}`);
      }),
  };
}

/** That passwords must hold characters of one kind. */
export function characters(
  name: string,
  what: string,
  cis: Readonly<Record<string, string>>,
  securityHub: string,
  required: (policy: PasswordPolicy) => boolean | undefined,
): UserCheck {
  return rule({
    id: `password-policy-${name}`,
    title: `Passwords with ${what}`,
    failure: `passwords may lack ${what}`,
    severity: 'low',
    controls: { cis, securityHub: [securityHub] },
    judge: (policy) => {
      const holds = required(policy);
      return holds === undefined
        ? undefined
        : { holds, is: `${holds ? 'asks' : 'does not ask'} for ${what}` };
    },
    remedy: `Ask for ${what} in IAM, Account settings.`,
  });
}

/** What is to be said of the policy, `null` where there is none; unknown where it could not be read. */
export function ofPolicy(
  evidence: Fact<UsersEvidence>,
  judge: (policy: PasswordPolicy | null) => CheckOutcome,
): CheckOutcome {
  if (evidence.kind === 'unknown') return notMeasured(WHAT, evidence);
  const { passwordPolicy: policy } = evidence.value;
  return policy.kind === 'unknown' ? notMeasured(WHAT, policy) : judge(policy.value);
}
