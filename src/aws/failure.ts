import { isServerError, isThrottlingError, isTransientError } from '@smithy/core/retry';
import type { SdkError } from '@smithy/types';

/** What an AWS call's error means to an audit. */
export type FailureKind = 'denied' | 'denied-by-scp' | 'throttled' | 'timed-out' | 'unavailable' | 'other';

export interface Failure {
  readonly kind: FailureKind;
  /** AWS's own error code: `AccessDenied`; or the network's. */
  readonly code: string;
  /** The policy that AWS names in the message, where it does. */
  readonly policyId?: string;
}

const DENIED = new Set(['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation', 'NotAuthorized']);
const UNAVAILABLE = new Set(['OptInRequired', 'InvalidClientTokenId', 'SubscriptionRequiredException']);

/** Classes an error of an SDK call. AWS's message is read for the SCP's mark only, and never shown. */
export function failureOf(error: unknown): Failure {
  if (!isError(error)) return { kind: 'other', code: 'unknown error' };
  if (isAbort(error)) return { kind: 'timed-out', code: 'no answer in time' };
  if (DENIED.has(error.name)) return denied(error);
  if (UNAVAILABLE.has(error.name)) return { kind: 'unavailable', code: error.name };
  if (isThrottlingError(error) || error.name === 'LimitExceededException')
    return { kind: 'throttled', code: error.name };
  return { kind: 'other', code: codeOf(error) };
}

/** Whether the same call may succeed a moment later: throttled, 5xx, or lost on the way. */
export function isWorthRetrying(error: unknown): boolean {
  if (!isError(error) || isAbort(error)) return false;
  return (
    isThrottlingError(error) ||
    error.name === 'LimitExceededException' ||
    isServerError(error) ||
    isTransientError(error) ||
    isUnparsable(error)
  );
}

export function isThrottled(error: unknown): boolean {
  return isError(error) && (isThrottlingError(error) || error.name === 'LimitExceededException');
}

function isError(error: unknown): error is SdkError {
  return error instanceof Error;
}

function denied(error: Error): Failure {
  const byScp = /service control policy/i.test(error.message);
  const policyId = /\bp-[0-9a-z]{3,32}\b/.exec(error.message)?.[0];
  return {
    kind: byScp ? 'denied-by-scp' : 'denied',
    code: error.name,
    ...(byScp && policyId !== undefined ? { policyId } : {}),
  };
}

/** The SDK's HTTP handler calls a connection that broke a TimeoutError too; that one was quick, and may work the next time. */
function isAbort(error: Error): boolean {
  return error.name === 'AbortError' || (error.name === 'TimeoutError' && !isLostConnection(error));
}

function isLostConnection(error: Error): boolean {
  return 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

/** A proxy's HTML, a cut-off body: the SDK could not read an answer that may be well the next time. */
function isUnparsable(error: Error): boolean {
  return error instanceof SyntaxError || '$responseBodyText' in error;
}

/** An error's code fit to be shown: a name, never a message, which may hold anything. A parser's name says nothing. */
function codeOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  if (isUnparsable(error) || code === 'Error') return "AWS's answer could not be read";
  return /^[\w.:-]{1,64}$/.test(code) ? code : 'unknown error';
}
