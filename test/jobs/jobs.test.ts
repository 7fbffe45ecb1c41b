import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { createDirectoryRefreshJob } from '../../src/jobs/directory-refresh.ts';
import { createResultSweepJob } from '../../src/jobs/result-sweep.ts';
import { createSchedule } from '../../src/jobs/schedule.ts';
import { NOW } from '../support/builders/time.ts';

const at = (time: string) => Date.parse(`2026-11-20T${time}Z`);

describe('a schedule', () => {
  test('gives the next minute that matches, in UTC', () => {
    const hourly = createSchedule('7 * * * *');

    expect(hourly.next(at('09:00:00'))).toBe(at('09:07:00'));
    expect(hourly.next(at('09:06:59'))).toBe(at('09:07:00'));
    expect(hourly.next(at('09:07:00'))).toBe(at('10:07:00'));
  });

  test('finds a day that is months away', () => {
    expect(createSchedule('0 3 1 3 *').next(NOW)).toBe(Date.parse('2027-03-01T03:00:00Z'));
  });

  test('that never comes is refused when it is made', () => {
    expect(() => createSchedule('0 0 31 2 *')).toThrow('impossible day of month');
  });
});

describe('the refresh of the directory', () => {
  const hourly = { next: (after: number) => after + HOUR };

  test('is due at once when the app starts, then as its schedule says', async () => {
    const job = createDirectoryRefreshJob(async () => 'done', hourly, NOW);
    expect(job.nextDue()).toBe(NOW);

    await job.runDue(NOW);

    expect(job.nextDue()).toBe(NOW + HOUR);
  });

  test('is tried again in a minute where another replica is at it', async () => {
    const job = createDirectoryRefreshJob(async () => 'elsewhere', hourly, NOW);
    await job.runDue(NOW);

    expect(job.nextDue()).toBe(NOW + MINUTE);
  });

  test('is tried again in a minute after a failure', async () => {
    const job = createDirectoryRefreshJob(() => Promise.reject(new Error('AccessDenied')), hourly, NOW);

    await expect(job.runDue(NOW)).rejects.toThrow('AccessDenied');

    expect(job.nextDue()).toBe(NOW + MINUTE);
  });

  test('does nothing before it is due', async () => {
    let refreshes = 0;
    const job = createDirectoryRefreshJob(
      async () => {
        refreshes += 1;
        return 'done';
      },
      hourly,
      NOW,
    );

    await job.runDue(NOW - 1);
    expect(refreshes).toBe(0);
  });
});

describe('the sweep of results', () => {
  test('deletes what expired, every quarter of an hour', async () => {
    const sweeps: number[] = [];
    const job = createResultSweepJob(async (now) => sweeps.push(now), NOW);
    await job.runDue(NOW);

    expect(job.nextDue()).toBe(NOW + 15 * MINUTE);
    await job.runDue(NOW + 15 * MINUTE);
    expect(sweeps).toEqual([NOW + 15 * MINUTE]);
    expect(job.nextDue()).toBe(NOW + 30 * MINUTE);
  });

  test('that failed is due again', async () => {
    const job = createResultSweepJob(() => Promise.reject(new Error('no table')), NOW);

    await expect(job.runDue(NOW + 15 * MINUTE)).rejects.toThrow('no table');
    expect(job.nextDue()).toBe(NOW + 30 * MINUTE);
  });
});
