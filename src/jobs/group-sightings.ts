import { HOUR, type Instant, type Milliseconds } from '../domain/time.ts';
import type { Job } from './job.ts';

const EVERY: Milliseconds = HOUR;

/** Notes who is in the user groups whose members may approve only after some days. Due at once when the app starts. */
export function createGroupSightingsJob(note: () => Promise<void>, startedAt: Instant): Job {
  let due = startedAt;
  return {
    name: 'group-sightings',
    nextDue: () => due,
    clockSetBack(now) {
      due = Math.min(due, now);
    },
    async runDue(now) {
      if (now < due) return;
      due = now + EVERY;
      await note();
    },
  };
}
