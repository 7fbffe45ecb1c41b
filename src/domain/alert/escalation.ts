import { type Instant, MINUTE, type Milliseconds } from '../time.ts';
import type { Alert } from './alert.ts';
import { alertPhase, ownedUntil, unownedSince } from './phase.ts';

/** No two mentions are nearer to each other, however much happens. */
export const APART: Milliseconds = MINUTE;
/** People are mentioned at once, again after this long, and then after each `LATER` until somebody owns it. */
export const FIRST_REPEAT: Milliseconds = 10 * MINUTE;
export const LATER: Milliseconds = 30 * MINUTE;

/** Since when a mention is due; `undefined` where none is. Of several that an outage held back only the last is given. */
export function dueEscalation(alert: Alert, now: Instant): Instant | undefined {
  const next = nextEscalation(alert, now);
  return next !== undefined && next <= now ? next : undefined;
}

/**
 * When people are next mentioned: because nobody takes it on, or because there is news; not after `now` where that is
 * due. News does not move what is planned.
 */
export function nextEscalation(alert: Alert, now: Instant): Instant | undefined {
  const since = unownedSince(alert, now);
  const given = lastGiven(alert);
  const all = [since === undefined ? undefined : nextPlanned(since, given, now), newsOf(alert, now)];
  const next = Math.min(...all.flatMap((each) => each ?? []));
  if (!Number.isFinite(next)) return undefined;
  return given === undefined ? next : Math.max(next, given + APART);
}

/** Whom to mention at `now` before the configured people: who is at it. */
export function calledOn(alert: Alert, people: readonly string[], now: Instant): readonly string[] {
  const { disposition, ownership } = alert;
  if (alertPhase(alert, now) === 'owned' && ownership !== undefined) return [ownership.by.id];
  return disposition === undefined ? people : [...new Set([disposition.by.id, ...people])];
}

/** Nobody needs news of what was explained or closed, or is only told. */
function newsOf(alert: Alert, now: Instant): Instant | undefined {
  switch (alertPhase(alert, now)) {
    case 'unowned':
    case 'lapsed':
    case 'owned':
      return alert.newsSince;
    case 'disposed':
      return alert.disposition?.kind === 'incident' ? alert.newsSince : undefined;
    case 'told':
    case 'explained':
      return undefined;
  }
}

function nextPlanned(since: Instant, given: Instant | undefined, now: Instant): Instant {
  const last = lastPlanned(since, now);
  if (given === undefined || given < last) return last;
  return last === since ? since + FIRST_REPEAT : last + LATER;
}

/** When time alone next asks for something; `undefined`: never. */
export function nextDue(alert: Alert, now: Instant): Instant | undefined {
  const next = nextEscalation(alert, now);
  const until = alertPhase(alert, now) === 'owned' ? ownedUntil(alert) : undefined;
  return next === undefined || until === undefined ? (next ?? until) : Math.min(next, until);
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
