import { HOUR, type Instant, type Milliseconds } from '../domain/time.ts';
import type { Job } from './job.ts';
import { createPeriodicJob } from './periodic.ts';

const EVERY: Milliseconds = HOUR;

/** Notes who is in the user groups whose members may approve only after some days. Due at once when the app starts. */
export function createGroupSightingsJob(note: () => Promise<void>, startedAt: Instant): Job {
  return createPeriodicJob({ name: 'group-sightings', every: EVERY, first: startedAt }, note);
}
