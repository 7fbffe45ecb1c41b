import { DAY, HOUR } from '../../src/domain/time.ts';
import { createActivityRetentionJob } from '../../src/jobs/activity-retention.ts';
import { createActivitySweepJob } from '../../src/jobs/activity-sweep.ts';
import { createChannelsJob } from '../../src/jobs/channels.ts';
import { createDigestJob } from '../../src/jobs/digest.ts';
import { createDigestRetentionJob } from '../../src/jobs/digest-retention.ts';
import { createDirectoryRefreshJob } from '../../src/jobs/directory-refresh.ts';
import { createGroupSightingsJob } from '../../src/jobs/group-sightings.ts';
import type { Job } from '../../src/jobs/job.ts';
import { createResultSweepJob } from '../../src/jobs/result-sweep.ts';
import { createSchedule } from '../../src/jobs/schedule.ts';
import { createWindowSweepJob } from '../../src/jobs/window-sweep.ts';
import { NOW } from '../support/builders/time.ts';

type Run = (now: number) => void;

/** A clock that was a month ahead when the process started. */
const AHEAD = NOW + 30 * DAY;

test.each<[string, (ran: Run) => Job]>([
  [
    'activity-retention',
    (ran) =>
      createActivityRetentionJob(async (now) => {
        ran(now);
        return 0;
      }, AHEAD),
  ],
  [
    'activity-sweep',
    (ran) =>
      createActivitySweepJob(async (now) => {
        ran(now);
        return false;
      }, AHEAD),
  ],
  ['channels', (ran) => createChannelsJob(async () => ran(NOW), AHEAD)],
  [
    'digest',
    (ran) =>
      createDigestJob(
        async (now) => {
          ran(now);
          return now + 21 * HOUR;
        },
        () => undefined,
        AHEAD,
      ),
  ],
  [
    'digest-retention',
    (ran) =>
      createDigestRetentionJob(async (now) => {
        ran(now);
        return 0;
      }, AHEAD),
  ],
  [
    'directory-refresh',
    (ran) =>
      createDirectoryRefreshJob(
        async () => {
          ran(NOW);
          return 'done';
        },
        createSchedule('0 * * * *'),
        AHEAD,
      ),
  ],
  ['group-sightings', (ran) => createGroupSightingsJob(async () => ran(NOW), AHEAD)],
  [
    'result-sweep',
    (ran) =>
      createResultSweepJob(async (now) => {
        ran(now);
        return 0;
      }, AHEAD),
  ],
  [
    'window-sweep',
    (ran) =>
      createWindowSweepJob(async (now) => {
        ran(now);
        return undefined;
      }, AHEAD),
  ],
])('%s is due at once where the clock was set back by a month, and then as ever', async (_, make) => {
  const runs: number[] = [];
  const job = make((now) => void runs.push(now));
  await job.runDue(AHEAD);
  runs.length = 0;
  await job.runDue(NOW);
  expect(runs).toEqual([]);

  job.clockSetBack(NOW);
  expect(job.nextDue()).toBe(NOW);
  await job.runDue(NOW);

  expect(runs).toEqual([NOW]);
  expect(job.nextDue()).toBeGreaterThan(NOW);
  expect(job.nextDue()).toBeLessThan(NOW + DAY);
});
