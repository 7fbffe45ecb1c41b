import type { RootEvidence } from '../evidence.ts';
import { unknown } from '../fact.ts';
import type { Check, CheckOutcome, Subject } from './check.ts';
import { type CentralManagement, centralManagement, hasNoCredentials } from './credentials.ts';
import { fail, notApplicable, notMeasured, pass } from './outcome.ts';
import { atSignIn } from './remedy.ts';

/** The root user signs in with MFA. */
export const rootMfa: Check = {
  id: 'root-mfa',
  title: 'Root MFA on',
  failure: 'root MFA off',
  severity: 'high',
  controls: {
    cis: { '3.0/4.0': '1.5', '5.0': '1.4', '6.0': '2.4', '7.0': '2.5' },
    securityHub: ['IAM.9'],
  },
  evaluate(subject) {
    const { evidence } = subject;
    if (evidence.kind === 'unknown') return notMeasured('Root MFA', evidence);
    const { mfaActive } = evidence.value;
    if (mfaActive.kind === 'known' && mfaActive.value) return pass('Root MFA is on.');
    const excused = excuseOf(subject, evidence.value);
    if (excused !== undefined) return excused;
    if (mfaActive.kind === 'unknown') return notMeasured('Root MFA', mfaActive);
    return fail(withoutMfa(evidence.value), atSignIn(subject, 'register a passkey or security key'));
  },
};

/**
 * A root user without any credentials has nothing that MFA could protect, which holds only while
 * RootCredentialsManagement is on: otherwise whoever has the mailbox sets a password by recovery. Security Hub's IAM.6
 * and IAM.9 pass without credentials either way; we say unknown.
 */
export function excuseOf(subject: Subject, evidence: RootEvidence): CheckOutcome | undefined {
  if (!hasNoCredentials(evidence)) return undefined;
  const management = centralManagement(subject);
  if (management.kind === 'on')
    return notApplicable('No root credentials: central root access keeps them away.');
  const cause = `there are no root credentials, but the mailbox can set a password (${management.reason})`;
  return notMeasured('Root MFA', unknown(cause, protection(subject, management)));
}

/** How to keep the mailbox from being the way in. */
function protection(
  { account }: Subject,
  management: Exclude<CentralManagement, { kind: 'on' }>,
): readonly string[] {
  if (management.kind === 'unknown') return management.remedies ?? [];
  return account.isManagement
    ? ['Recover the root password by the mailbox, sign in as root, and register a passkey or security key.']
    : ['Enable central root access (iam:EnableOrganizationsRootCredentialsManagement).'];
}

function withoutMfa({ passwordPresent }: RootEvidence): string {
  if (passwordPresent.kind === 'unknown') return 'Root MFA is off; whether there is a password is not known.';
  return passwordPresent.value ? 'Root password set, no MFA.' : 'Root MFA is off; there is no password.';
}
