import { HOUR, type Instant, type Milliseconds } from '../domain/time.ts';
import type { Job } from './job.ts';
import { createPeriodicJob } from './periodic.ts';

const EVERY: Milliseconds = HOUR;

/**
 * Looks whether windows can be shown in their channels; `look` says in the log what to do where they cannot. Due at once
 * when the app starts.
 */
export function createChannelsJob(look: () => Promise<unknown>, startedAt: Instant): Job {
  return createPeriodicJob({ name: 'channels', every: EVERY, first: startedAt }, look);
}
