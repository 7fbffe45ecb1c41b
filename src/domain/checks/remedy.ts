import type { Subject } from './check.ts';
import { centralManagement } from './credentials.ts';

const CENTRALLY = 'centrally (sts:AssumeRoot with IAMDeleteRootUserCredentials)';

/** How to remove a root credential of this account: `what` names it, "access key 1", "the root password". */
export function removal(subject: Subject, what: string): string {
  if (subject.account.isManagement) {
    return `Sign in as root to the management account and delete ${what} under Security credentials.`;
  }
  switch (centralManagement(subject).kind) {
    case 'on':
      return `Delete ${what} ${CENTRALLY}.`;
    case 'off':
      return `Enable central root access (iam:EnableOrganizationsRootCredentialsManagement), then delete ${what} ${CENTRALLY}.`;
    case 'unknown':
      return `Where central root access is on, delete ${what} ${CENTRALLY}; otherwise sign in as root and delete it under Security credentials.`;
  }
}

/** How to secure a root user that signs in without, or with the wrong kind of, MFA. */
export function atSignIn(subject: Subject, step: string): string {
  const signedIn = `sign in as root and ${step} under Security credentials`;
  return centralManagement(subject).kind === 'on'
    ? `Delete the root credentials ${CENTRALLY}; where they are still needed, ${signedIn}.`
    : `${signedIn.charAt(0).toUpperCase()}${signedIn.slice(1)}.`;
}
