import { fail, pass } from '../checks/outcome.ts';
import type { UserCheck } from './check.ts';
import { characters, ofPolicy, rule } from './policy-rule.ts';

/** AWS has a default policy then (8 characters of 3 kinds, no expiry), which nobody can see or tighten. */
export const passwordPolicy: UserCheck = {
  id: 'password-policy',
  title: 'Account password policy set',
  failure: 'no account password policy',
  severity: 'medium',
  controls: {},
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
