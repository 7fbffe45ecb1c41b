import { createTask } from 'node-cron';
import { DAY, HOUR, type Instant, MINUTE } from '../domain/time.ts';

/** The times that a cron expression stands for. */
export interface Schedule {
  /** The first minute after `after` that matches. Throws where none does for as long as a year. */
  next(after: Instant): Instant;
}

const LONGEST_SEARCH = 366 * DAY;

/** A schedule in UTC, of five fields. */
export function createSchedule(expression: string): Schedule {
  const firstMatch = createMatch(expression);
  return {
    next(after) {
      const at = firstMatch(after, following(after, MINUTE) + LONGEST_SEARCH);
      if (at === undefined) throw new Error('the schedule never comes');
      return at;
    },
  };
}

/** The first minute after `after` and before `end` that matches, in UTC. */
export type Match = (after: Instant, end: Instant) => Instant | undefined;

/**
 * node-cron's own matcher is asked for one time after the other, since its own idea of "next" starts from the machine's
 * clock; days and hours in which nothing can match are passed over, so that a yearly schedule costs no more than an
 * hourly one.
 */
export function createMatch(expression: string): Match {
  const [, hour, ...day] = expression.trim().split(/\s+/);
  const isDay = matcher(['*', '*', ...day].join(' '));
  const isHour = matcher(['*', hour, ...day].join(' '));
  const isMinute = matcher(expression);
  return (after, end) => {
    let at = following(after, MINUTE);
    while (at < end) {
      if (!isDay(at)) at = following(at, DAY);
      else if (!isHour(at)) at = following(at, HOUR);
      else if (!isMinute(at)) at = following(at, MINUTE);
      else return at;
    }
    return undefined;
  };
}

function matcher(expression: string): (at: Instant) => boolean {
  const task = createTask(expression, () => undefined, { timezone: 'Etc/UTC' });
  return (at) => task.match(new Date(at));
}

/** The start of the minute, hour or day after the one that `at` is in, in UTC. */
function following(at: Instant, unit: number): Instant {
  return (Math.floor(at / unit) + 1) * unit;
}
