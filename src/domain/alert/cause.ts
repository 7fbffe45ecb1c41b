/**
 * What an alert can be about, the worst first. What failed comes after all that was done.
 * - audit-misused: our own role or key did what an audit does not. watch-off: CloudTrail, Config or GuardDuty was
 *   turned off. own-watch: our rule or queue was changed. central-access-off, deny-root-scp, iam-administrator: the
 *   perimeter is weaker.
 * - missed-use: AWS says that root was used, and no event of it came. not-the-operator: the operator said no, or
 *   nothing. second-address: a use in a window came from another address than the first.
 * - central-session: somebody else's, or nobody knows whose. perimeter: anything else that is told of it.
 */
export const CAUSES = [
  'audit-misused',
  'watch-off',
  'own-watch',
  'central-access-off',
  'access-key-created',
  'identity-created',
  'mfa-removed',
  'recovery-completed',
  'email-changed',
  'organization-left',
  'never-fine',
  'deny-root-scp',
  'iam-administrator',
  'missed-use',
  'sign-in-without-mfa',
  'not-the-operator',
  'second-address',
  'change',
  'sign-in',
  'central-session',
  'perimeter',
  'change-refused',
  'mfa-check',
  'sign-in-failed',
  'read',
  'recovery-request',
] as const;

export type AlertCause = (typeof CAUSES)[number];

/** The place in the list above: the lower the worse. */
export function rankOf(cause: AlertCause): number {
  return CAUSES.indexOf(cause);
}

export function isWorse(cause: AlertCause, than: AlertCause): boolean {
  return rankOf(cause) < rankOf(than);
}
