import { type Instant, MINUTE, type Milliseconds } from '../time.ts';
import type { Alert } from './alert.ts';
import { alertPhase, ownedUntil, unownedSince } from './phase.ts';

/** People are mentioned at once, again after this long, and then after each `LATER` until somebody owns it. */
export const FIRST_REPEAT: Milliseconds = 10 * MINUTE;
export const LATER: Milliseconds = 30 * MINUTE;

/**
 * Since when a mention is due, of an alert that nobody has; `undefined` where none is. Of several that an outage held
 * back only the last is given.
 */
export function dueEscalation(alert: Alert, now: Instant): Instant | undefined {
  const next = nextEscalation(alert, now);
  return next !== undefined && next <= now ? next : undefined;
}

/** When people are next mentioned if nobody takes it on; not after `now` where that is due. */
export function nextEscalation(alert: Alert, now: Instant): Instant | undefined {
  const since = unownedSince(alert, now);
  if (since === undefined) return undefined;
  const given = lastGiven(alert);
  const last = lastPlanned(since, now);
  if (given === undefined || given < last) return last;
  return last === since ? since + FIRST_REPEAT : last + LATER;
}

/** When time alone next asks for something; `undefined`: never. */
export function nextDue(alert: Alert, now: Instant): Instant | undefined {
  return alertPhase(alert, now) === 'owned' ? ownedUntil(alert) : nextEscalation(alert, now);
}

/** Of `since`, `since` + 10 min, + 40 min, + 70 min …: the last that has come. */
function lastPlanned(since: Instant, now: Instant): Instant {
  const first = since + FIRST_REPEAT;
  if (now < first) return since;
  return first + Math.floor((now - first) / LATER) * LATER;
}

function lastGiven({ history }: Alert): Instant | undefined {
  return history.findLast(({ step }) => step.type === 'escalated')?.at;
}
