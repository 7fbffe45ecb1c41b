import { HOUR, type Instant, type Milliseconds } from '../domain/time.ts';
import type { Job } from './job.ts';

const EVERY: Milliseconds = HOUR;

/**
 * Looks whether windows can be shown in their channels; `look` says in the log what to do where they cannot. Due at once
 * when the app starts.
 */
export function createChannelsJob(look: () => Promise<unknown>, startedAt: Instant): Job {
  let due = startedAt;
  return {
    name: 'channels',
    nextDue: () => due,
    clockSetBack(now) {
      due = Math.min(due, now);
    },
    async runDue(now) {
      if (now < due) return;
      due = now + EVERY;
      await look();
    },
  };
}
