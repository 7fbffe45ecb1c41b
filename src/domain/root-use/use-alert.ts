import type { Alert, AlertItem } from '../alert/alert.ts';
import type { AlertCause } from '../alert/cause.ts';
import { alertPhase } from '../alert/phase.ts';
import type { Instant } from '../time.ts';
import type { UseAlert } from './root-use.ts';

/**
 * What an alert says about the use of root credentials from `since` on; `undefined` where it is about none, wants nobody,
 * or turned out to be a central root session.
 */
export function useAlert(alert: Alert, since: Instant, now: Instant): UseAlert | undefined {
  const { id, topic, firstAt, lastAt, disposition, ownership } = alert;
  const phase = alertPhase(alert, now);
  if (topic !== 'root' || lastAt < since || phase === 'told' || phase === 'explained') return undefined;
  if (!alert.items.some(isUse)) return undefined;
  return {
    ...{ id, firstAt, lastAt },
    ...(phase === 'owned' && ownership !== undefined && { owner: ownership.by.name }),
    ...(disposition !== undefined && { disposition: { kind: disposition.kind, by: disposition.by } }),
  };
}

/** Whether nobody has said yet that it was nothing to worry about. */
export function isUnsettled({ disposition }: UseAlert): boolean {
  return disposition === undefined || disposition.kind === 'incident';
}

/** Reads stand among the items only where there is nothing else, and then after what failed. */
function isUse({ cause }: AlertItem): boolean {
  return !NO_USE.includes(cause);
}

const NO_USE: readonly AlertCause[] = [
  'audit-misused',
  'central-session',
  'mfa-check',
  'sign-in-failed',
  'recovery-request',
];
