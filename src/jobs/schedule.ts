import { createTask } from 'node-cron';
import { DAY, type Instant, MINUTE } from '../domain/time.ts';

/** The times that a cron expression stands for. */
export interface Schedule {
  /** The first minute after `after` that matches. Throws where none does for as long as a year. */
  next(after: Instant): Instant;
}

const LONGEST_SEARCH = 366 * DAY;

/**
 * A schedule in UTC. node-cron's own matcher is asked minute by minute, since its own idea of "next" starts from the
 * machine's clock.
 */
export function createSchedule(expression: string): Schedule {
  const task = createTask(expression, () => undefined, { timezone: 'Etc/UTC' });
  return {
    next(after) {
      const first = (Math.floor(after / MINUTE) + 1) * MINUTE;
      for (let at = first; at < first + LONGEST_SEARCH; at += MINUTE) if (task.match(new Date(at))) return at;
      throw new Error('the schedule never comes');
    },
  };
}
