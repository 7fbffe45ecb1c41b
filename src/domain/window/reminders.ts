import { HOUR, type Instant, MINUTE, type Milliseconds } from '../time.ts';
import type { Remind, ReminderTopic } from './events.ts';
import { endOf, phaseOf, reviewStanding } from './phase.ts';
import type { RootWindow } from './window.ts';

/** The first reminder of an undecided request comes so long after it, and each further one after twice the time. */
export const FIRST_REMINDER: Milliseconds = 15 * MINUTE;
/** A window is warned of its end this long before, or at half of a shorter one. */
export const WARNING: Milliseconds = 10 * MINUTE;
/** The first reminder of a missing review; then after twice the time each. */
export const FIRST_REVIEW_REMINDER: Milliseconds = 4 * HOUR;

/** A reminder that is due, and since when. */
export interface DueReminder {
  readonly about: ReminderTopic;
  readonly since: Instant;
}

/**
 * The one reminder that is due at `now`, if any. Of several that an outage held back only the last is given. Which were
 * given stands in the history, so that no two replicas give the same one.
 */
export function dueReminder(window: RootWindow, now: Instant): DueReminder | undefined {
  const next = nextReminder(window, now);
  return next !== undefined && next.since <= now ? next : undefined;
}

/** The reminder that comes next, as things stand at `now`; due where its time is not after `now`. */
export function nextReminder(window: RootWindow, now: Instant): DueReminder | undefined {
  const { request } = window;
  if (phaseOf(window, now) === 'pending') {
    return next(window, 'undecided', request.requestedAt, FIRST_REMINDER, now);
  }
  const warnAt = warningAt(window);
  if (phaseOf(window, now) === 'open' && warnAt !== undefined) {
    return lastGiven(window, 'ending') === undefined ? { about: 'ending', since: warnAt } : undefined;
  }
  const end = endOf(window);
  if (end === undefined || !['unreviewed', 'overdue'].includes(reviewStanding(window, now))) return undefined;
  return next(window, 'unreviewed', Math.max(end, request.requestedAt), FIRST_REVIEW_REMINDER, now);
}

/** When a window is warned of its end; `undefined` where it has no period. */
export function warningAt({ period }: RootWindow): Instant | undefined {
  if (period === undefined) return undefined;
  return Math.max(period.start, period.end - Math.min(WARNING, (period.end - period.start) / 2));
}

/** At `from` + first, + 3 × first, + 7 × first …: the latest of them that has come and was not given, or else the next. */
function next(
  window: RootWindow,
  about: ReminderTopic,
  from: Instant,
  first: Milliseconds,
  now: Instant,
): DueReminder {
  const given = lastGiven(window, about) ?? from;
  let at = from + first;
  let step = first * 2;
  while (at <= given || at + step <= now) {
    at += step;
    step *= 2;
  }
  return { about, since: at };
}

function lastGiven({ history }: RootWindow, about: ReminderTopic): Instant | undefined {
  const reminded = history.filter(({ event }) => isAbout(event, about));
  return reminded.at(-1)?.at;
}

function isAbout(event: { readonly type: string } | Remind, about: ReminderTopic): boolean {
  return event.type === 'reminded' && 'about' in event && event.about === about;
}
