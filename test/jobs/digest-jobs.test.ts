import { HOUR, MINUTE, SECOND } from '../../src/domain/time.ts';
import { createDigestJob } from '../../src/jobs/digest.ts';
import { createDigestRetentionJob } from '../../src/jobs/digest-retention.ts';
import { NOW } from '../support/builders/time.ts';

describe('the job of the digest', () => {
  test('is due at once when the app starts, then when the run says', async () => {
    const job = createDigestJob(
      async (now) => now + 5 * HOUR,
      () => undefined,
      NOW,
    );
    expect(job.nextDue()).toBe(NOW);

    await job.runDue(NOW);

    expect(job.nextDue()).toBe(NOW + 5 * HOUR);
  });

  test('does nothing before it is due', async () => {
    const runs: number[] = [];
    const run = async (now: number) => {
      runs.push(now);
      return now + HOUR;
    };
    const job = createDigestJob(run, () => undefined, NOW);

    await job.runDue(NOW - 1);
    await job.runDue(NOW);
    await job.runDue(NOW + HOUR - 1);

    expect(runs).toEqual([NOW]);
  });

  test('is tried again in a minute after a failure', async () => {
    const job = createDigestJob(
      () => Promise.reject(new Error('no store')),
      () => undefined,
      NOW,
    );

    await expect(job.runDue(NOW)).rejects.toThrow('no store');

    expect(job.nextDue()).toBe(NOW + MINUTE);
  });

  test('is never due twice within a second, whatever the run says', async () => {
    const job = createDigestJob(
      async (now) => now - HOUR,
      () => undefined,
      NOW,
    );
    await job.runDue(NOW);

    expect(job.nextDue()).toBe(NOW + SECOND);
  });

  test('is due sooner for a digest that somebody asked for, and runs once for it', async () => {
    let unfinished: number | undefined;
    const job = createDigestJob(
      async (now) => now + 5 * HOUR,
      () => unfinished,
      NOW,
    );
    await job.runDue(NOW);
    unfinished = NOW + MINUTE;
    expect(job.nextDue()).toBe(NOW + MINUTE);

    await job.runDue(NOW + MINUTE);

    expect(job.nextDue()).toBe(NOW + MINUTE + 5 * HOUR);
  });
});

test('what is kept of digests no longer is deleted every six hours', async () => {
  const deletedAt: number[] = [];
  const job = createDigestRetentionJob(async (now) => deletedAt.push(now), NOW);

  await job.runDue(NOW + 6 * HOUR - 1);
  await job.runDue(NOW + 6 * HOUR);
  await job.runDue(NOW + 7 * HOUR);

  expect(deletedAt).toEqual([NOW + 6 * HOUR]);
  expect(job.nextDue()).toBe(NOW + 12 * HOUR);
});
