import type { AlertCause } from '../../domain/alert/cause.ts';

/** What an alert is about, as it reads within a sentence. What it means stands in domain/alert/cause.ts. */
export const CAUSE_WORDS: Readonly<Record<AlertCause, string>> = {
  'audit-misused': "Rootkeeper's own audit access misused",
  'watch-off': 'logging tampered with',
  'own-watch': "Rootkeeper's own alarm changed",
  'central-access-off': 'central root access turned off',
  'access-key-created': 'access key created',
  'identity-created': 'user or login created',
  'mfa-removed': 'MFA device removed',
  'recovery-completed': 'password reset by e-mail',
  'email-changed': 'root e-mail address being changed',
  'organization-left': 'account left the organization',
  'never-fine': 'change that is never fine',
  'deny-root-scp': 'deny-root SCP changed',
  'iam-administrator': 'delegated administrator for IAM registered',
  'missed-use': 'root use that sent no event',
  'sign-in-without-mfa': 'sign-in without MFA',
  'not-the-operator': 'operator did not confirm it',
  'second-address': 'from a second address',
  change: 'change',
  'sign-in': 'sign-in',
  'central-session': 'central root session',
  perimeter: 'change to what keeps root users in check',
  'change-refused': 'attempt that AWS refused',
  'mfa-check': 'root password entered, code asked for',
  'sign-in-failed': 'root sign-in failed',
  read: 'reads only',
  'recovery-request': 'root password reset asked for',
};

/** Causes that somebody else than a person with root credentials brought about. */
export const BY_OTHERS: readonly AlertCause[] = ['audit-misused', 'central-session', 'perimeter'];

/** What was tried, and not done. */
export const NOT_DONE: readonly AlertCause[] = [
  'change-refused',
  'mfa-check',
  'sign-in-failed',
  'recovery-request',
];
