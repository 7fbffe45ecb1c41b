import { inWords } from '../age.ts';
import type { Controls } from '../checks/check.ts';
import { ofUsers } from './of-users.ts';

const UNUSED: Controls = {
  cis: { '3.0/4.0': '1.12', '5.0': '1.11', '6.0': '2.11', '7.0': '2.11' },
  securityHub: ['IAM.8', 'IAM.22'],
};

export const userMfa = ofUsers({
  id: 'user-mfa',
  title: 'MFA for every console user',
  failure: 'console user without MFA',
  severity: 'high',
  controls: {
    cis: { '3.0/4.0': '1.10', '5.0': '1.9', '6.0': '2.9', '7.0': '2.10' },
    securityHub: ['IAM.5'],
  },
  rule: 'mfa',
  what: 'MFA of IAM users',
  whose: 'with a password',
  failing: () => 'no MFA',
  passing: () => 'has MFA',
  remedy:
    'Have each register a passkey, security key or authenticator app; or delete the password, and let them sign in through IAM Identity Center.',
});

export const userKeyAge = ofUsers({
  id: 'user-key-age',
  title: 'No old access key of an IAM user',
  failure: 'old access key of an IAM user',
  severity: 'medium',
  controls: {
    cis: { '3.0/4.0': '1.14', '5.0': '1.13', '6.0': '2.13', '7.0': '2.12' },
    securityHub: ['IAM.3'],
  },
  rule: 'key-age',
  what: 'Age of access keys of IAM users',
  whose: 'with an active access key',
  failing: ({ keyAge }) => `one older than ${inWords(keyAge)}`,
  passing: ({ keyAge }) => `has none older than ${inWords(keyAge)}`,
  remedy:
    'Give the workload a role. Where it must be a key: create the second, use it everywhere, deactivate the old one, and delete it when nothing missed it.',
});

export const userKeyUnused = ofUsers({
  id: 'user-key-unused',
  title: 'No unused access key of an IAM user',
  failure: 'unused access key of an IAM user',
  severity: 'medium',
  controls: UNUSED,
  rule: 'key-unused',
  what: 'Last use of access keys of IAM users',
  whose: 'with an active access key',
  failing: ({ unused }) => `one not used for ${inWords(unused)}, or never`,
  passing: ({ unused }) => `used it in the last ${inWords(unused)}`,
  remedy: 'Deactivate it (iam:UpdateAccessKey), and delete it when nothing missed it.',
});

export const userPasswordUnused = ofUsers({
  id: 'user-password-unused',
  title: 'No unused password of an IAM user',
  failure: 'unused password of an IAM user',
  severity: 'medium',
  controls: UNUSED,
  rule: 'password-unused',
  what: 'Last use of passwords of IAM users',
  whose: 'with a password',
  failing: ({ unused }) => `not used it for ${inWords(unused)}`,
  passing: ({ unused }) => `used it in the last ${inWords(unused)}, or has it since`,
  remedy: 'Delete the password (iam:DeleteLoginProfile); where nobody needs the user either, the user.',
});

export const userSigningCertificate = ofUsers({
  id: 'user-signing-certificate',
  title: 'No signing certificate of an IAM user',
  failure: 'signing certificate of an IAM user',
  severity: 'medium',
  controls: {},
  rule: 'signing-certificate',
  what: 'Signing certificates of IAM users',
  whose: '',
  failing: () => 'an active signing certificate',
  passing: () => 'has no active signing certificate',
  remedy: 'Delete it (iam:DeleteSigningCertificate): only long-retired SOAP interfaces ever asked for one.',
});

export const userTwoKeys = ofUsers({
  id: 'user-two-keys',
  title: 'One active access key a user',
  failure: 'two active access keys of an IAM user',
  severity: 'low',
  controls: { cis: { '3.0/4.0': '1.13', '5.0': '1.12', '6.0': '2.12' } },
  rule: 'two-keys',
  what: 'Number of access keys of IAM users',
  whose: 'with an active access key',
  failing: () => 'two active ones',
  passing: () => 'has only one',
  remedy:
    'Find out which is in use (iam:GetAccessKeyLastUsed), deactivate the other, and delete it when nothing missed it.',
});
