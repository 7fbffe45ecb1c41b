import type { Alert, AlertItem } from './alert.ts';
import { type AlertCause, isWorse } from './cause.ts';

/** What is told apart by the event's name, too: two changes are not the same because both are changes. */
const NAMED: readonly AlertCause[] = [
  'watch-off',
  'own-watch',
  'never-fine',
  'change',
  'change-refused',
  'central-session',
  'perimeter',
];
/** Nobody got in by these. */
const TRIES: readonly AlertCause[] = ['sign-in-failed', 'mfa-check', 'recovery-request'];

/** The same cause; of changes, of the same name. */
export function isSameKind(a: AlertItem, b: AlertItem): boolean {
  return a.cause === b.cause && (a.name === b.name || !NAMED.includes(a.cause));
}

/**
 * Whether it needs nobody who judged the alert before: the same was in it, from an address or with a key that was in it.
 * Never what is never fine, what no event came of, or what an operator does not stand by: each of these counts by itself.
 */
export function isMoreOfTheSame(alert: Alert, item: AlertItem): boolean {
  return isRepeatable(item.cause) && isFromTheSame(alert, item) && isKnown(alert, item);
}

/** A cause that is news wherever it is not in an alert yet, however bad the rest of it is. */
export function isGrave(cause: AlertCause): boolean {
  return isWorse(cause, 'change');
}

function isRepeatable(cause: AlertCause): boolean {
  return !isGrave(cause) || cause === 'sign-in-without-mfa';
}

/** Whoever is in may read, and sign in again more safely. */
function isKnown({ items }: Alert, item: AlertItem): boolean {
  switch (item.cause) {
    case 'read':
      return items.some(({ cause }) => !TRIES.includes(cause));
    case 'sign-in':
      return items.some(({ cause }) => cause === 'sign-in' || cause === 'sign-in-without-mfa');
    default:
      return items.some((each) => isSameKind(each, item));
  }
}

function isFromTheSame({ sources, keys }: Alert, { sourceAddress, accessKeyId }: AlertItem): boolean {
  const isKnownKey = keys.some((use) => use.accessKeyId === accessKeyId);
  return isKnownKey || (sourceAddress !== undefined && sources.includes(sourceAddress));
}
