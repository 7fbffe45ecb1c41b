import { HOUR, type Instant, MINUTE, SECOND } from '../../src/domain/time.ts';
import { createChannelsJob } from '../../src/jobs/channels.ts';
import { createGroupSightingsJob } from '../../src/jobs/group-sightings.ts';
import { createWindowSweepJob } from '../../src/jobs/window-sweep.ts';
import { NOW } from '../support/builders/time.ts';

describe('the sweep of windows', () => {
  const jobThatGives = (next: Instant | undefined) => createWindowSweepJob(async () => next, NOW);

  test.each<[string, Instant | undefined, Instant]>([
    ['every minute where nothing is due', undefined, NOW + MINUTE],
    ['every minute where the next is due later', NOW + HOUR, NOW + MINUTE],
    ['exactly when the next window is due', NOW + 15 * SECOND, NOW + 15 * SECOND],
    ['a second later where more is left than one run does', NOW, NOW + SECOND],
  ])('is due when the app starts, then %s', async (_, next, due) => {
    const job = jobThatGives(next);
    expect(job.nextDue()).toBe(NOW);

    await job.runDue(NOW);

    expect(job.nextDue()).toBe(due);
  });

  test.each<[string, Instant | undefined, Instant]>([
    ['every five minutes where nothing is due', undefined, NOW + 5 * MINUTE],
    ['exactly when the next window is due', NOW + 90 * SECOND, NOW + 90 * SECOND],
  ])('stops a clock that is moved %s', async (_, next, stop) => {
    const job = jobThatGives(next);
    await job.runDue(NOW);

    expect(job.nextStop?.()).toBe(stop);
  });

  test('that failed is due again in a minute', async () => {
    const job = createWindowSweepJob(() => Promise.reject(new Error('no table')), NOW);

    await expect(job.runDue(NOW)).rejects.toThrow('no table');

    expect(job.nextDue()).toBe(NOW + MINUTE);
  });

  test('does nothing before it is due', async () => {
    const swept: Instant[] = [];
    const job = createWindowSweepJob(async (now) => {
      swept.push(now);
      return undefined;
    }, NOW);

    await job.runDue(NOW - 1);
    expect(swept).toEqual([]);
    await job.runDue(NOW);
    expect(swept).toEqual([NOW]);
  });
});

describe('the sightings of user groups', () => {
  test('are noted when the app starts, then every hour', async () => {
    let noted = 0;
    const job = createGroupSightingsJob(async () => {
      noted += 1;
    }, NOW);

    await job.runDue(NOW);
    await job.runDue(NOW + HOUR - 1);
    expect(noted).toBe(1);
    expect(job.nextDue()).toBe(NOW + HOUR);

    await job.runDue(NOW + HOUR);
    expect(noted).toBe(2);
  });
});

test('the channels are looked at when the app starts, then every hour', async () => {
  let looked = 0;
  const job = createChannelsJob(async () => {
    looked += 1;
  }, NOW);
  expect(job.nextDue()).toBe(NOW);

  await job.runDue(NOW);
  await job.runDue(NOW + HOUR - 1);
  expect(looked).toBe(1);
  await job.runDue(NOW + HOUR);
  expect(looked).toBe(2);
});
