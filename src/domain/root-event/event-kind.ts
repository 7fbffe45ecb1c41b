import type { RootEvent } from './event.ts';

/**
 * How an event is judged. read: changes nothing. mfa-check: a password was right and a code asked for. A recovery is
 * of the root password. change: all else, and everything that does not say that it only reads.
 */
export type EventKind =
  | 'sign-in'
  | 'mfa-check'
  | 'recovery-request'
  | 'recovery-completed'
  | 'read'
  | 'change';

/**
 * What AWS Sign-In records. The two of OAuth 2.0 are `aws login`: `CreateOAuth2Token` is in the Sign-In API reference,
 * `AuthorizeOAuth2Access` is unverified.
 */
const SIGN_IN_EVENTS: Readonly<Record<string, EventKind>> = {
  ConsoleLogin: 'sign-in',
  GetSigninToken: 'sign-in',
  AuthorizeOAuth2Access: 'sign-in',
  CreateOAuth2Token: 'sign-in',
  CheckMfa: 'mfa-check',
  PasswordRecoveryRequested: 'recovery-request',
  PasswordRecoveryCompleted: 'recovery-completed',
};

export const SIGN_IN_SOURCE = 'signin.amazonaws.com';

type Named = Pick<RootEvent, 'eventSource' | 'eventName' | 'readOnly'>;

export function kindOf({ eventSource, eventName, readOnly }: Named): EventKind {
  if (eventSource === SIGN_IN_SOURCE && Object.hasOwn(SIGN_IN_EVENTS, eventName)) {
    return SIGN_IN_EVENTS[eventName] ?? 'change';
  }
  return readOnly === true ? 'read' : 'change';
}

/** Whether it is judged against what a window is for; everything else against its time and account only. */
export function isChange(event: Named): boolean {
  const kind = kindOf(event);
  return kind === 'change' || kind === 'recovery-completed';
}
