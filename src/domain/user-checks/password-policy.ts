import type { CheckDescription, CheckOutcome } from '../checks/check.ts';
import { fail, notApplicable, notMeasured, pass } from '../checks/outcome.ts';
import { type Fact, unknown } from '../fact.ts';
import type { UserCheck } from './check.ts';
import type { PasswordPolicy, UsersEvidence } from './evidence.ts';

const WHAT = 'Password policy';

const REPLACES =
  'On the command line name everything that is to hold: iam:UpdateAccountPasswordPolicy replaces the whole policy.';

/** AWS has a default policy then (8 characters of 3 kinds, no expiry), which nobody can see or tighten. */
export const passwordPolicy: UserCheck = {
  id: 'password-policy',
  title: 'Account password policy set',
  failure: 'no account password policy',
  severity: 'medium',
  controls: { securityHub: ['IAM.7', 'IAM.10'] },
  evaluate: (evidence) =>
    ofPolicy(evidence, (policy) =>
      policy === null
        ? fail(
            'There is no account password policy: IAM users are under the default one of AWS.',
            'Set one in IAM, Account settings: at least 14 characters of every kind, and the last 24 passwords not again.',
          )
        : pass('There is an account password policy.'),
    ),
};

const MINIMUM_LENGTH = 14;
const REMEMBERED = 24;
const LONGEST_AGE_DAYS = 90;

export const passwordPolicyLength = rule({
  id: 'password-policy-length',
  title: `Passwords of at least ${MINIMUM_LENGTH} characters`,
  failure: 'passwords may be short',
  severity: 'medium',
  controls: {
    cis: { '3.0/4.0': '1.8', '5.0': '1.7', '6.0': '2.7', '7.0': '2.8' },
    securityHub: ['IAM.15'],
  },
  judge: ({ MinimumPasswordLength: length }) =>
    length === undefined
      ? undefined
      : { holds: length >= MINIMUM_LENGTH, is: `asks for ${length} characters` },
  remedy: `Set the minimum length to ${MINIMUM_LENGTH} in IAM, Account settings.`,
});

export const passwordPolicyReuse = rule({
  id: 'password-policy-reuse',
  title: 'No password used again',
  failure: 'passwords may be used again',
  severity: 'low',
  controls: {
    cis: { '3.0/4.0': '1.9', '5.0': '1.8', '6.0': '2.8', '7.0': '2.9' },
    securityHub: ['IAM.16'],
  },
  judge: ({ PasswordReusePrevention: remembered = 0 }) => ({
    holds: remembered >= REMEMBERED,
    is: remembered === 0 ? 'lets old passwords be used again' : `remembers ${remembered} passwords`,
  }),
  remedy: `Have the last ${REMEMBERED} passwords remembered in IAM, Account settings.`,
});

export const passwordPolicyUppercase = characters(
  'uppercase',
  'an uppercase letter',
  { '1.2': '1.5' },
  'IAM.11',
  (policy) => policy.RequireUppercaseCharacters,
);
export const passwordPolicyLowercase = characters(
  'lowercase',
  'a lowercase letter',
  { '1.2': '1.6' },
  'IAM.12',
  (policy) => policy.RequireLowercaseCharacters,
);
export const passwordPolicySymbols = characters(
  'symbols',
  'a symbol',
  { '1.2': '1.7' },
  'IAM.13',
  (policy) => policy.RequireSymbols,
);
export const passwordPolicyNumbers = characters(
  'numbers',
  'a number',
  { '1.2': '1.8' },
  'IAM.14',
  (policy) => policy.RequireNumbers,
);

export const passwordPolicyExpiry = rule({
  id: 'password-policy-expiry',
  title: `Passwords expire within ${LONGEST_AGE_DAYS} days`,
  failure: 'passwords do not expire in time',
  severity: 'low',
  controls: { cis: { '1.2': '1.11' }, securityHub: ['IAM.17'] },
  judge: ({ MaxPasswordAge: days = 0 }) => ({
    holds: days > 0 && days <= LONGEST_AGE_DAYS,
    is: days === 0 ? 'lets passwords live for ever' : `lets passwords live for ${days} days`,
  }),
  remedy: `Set an expiry of at most ${LONGEST_AGE_DAYS} days in IAM, Account settings.`,
});

interface PolicyRule extends CheckDescription {
  /** Whether it holds, and what the policy does instead of it or by it; `undefined` where AWS does not say. */
  judge(policy: PasswordPolicy): { readonly holds: boolean; readonly is: string } | undefined;
  readonly remedy: string;
}

function rule({ judge, remedy, ...description }: PolicyRule): UserCheck {
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

function characters(
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

function ofPolicy(
  evidence: Fact<UsersEvidence>,
  judge: (policy: PasswordPolicy | null) => CheckOutcome,
): CheckOutcome {
  if (evidence.kind === 'unknown') return notMeasured(WHAT, evidence);
  const { passwordPolicy: policy } = evidence.value;
  return policy.kind === 'unknown' ? notMeasured(WHAT, policy) : judge(policy.value);
}
