import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { createReportRefreshJob } from '../../src/jobs/report-refresh.ts';
import { createReportRetentionJob } from '../../src/jobs/report-retention.ts';
import { NOW } from '../support/builders/time.ts';

describe('keeping credential reports current', () => {
  test('begins a minute after the start, and comes again when it says', async () => {
    const asked: number[] = [];
    const job = createReportRefreshJob(async (now) => {
      asked.push(now);
      return now + 17 * MINUTE;
    }, NOW);

    await job.runDue(NOW);
    expect([asked, job.nextDue()]).toEqual([[], NOW + MINUTE]);
    await job.runDue(NOW + MINUTE);
    expect([asked, job.nextDue()]).toEqual([[NOW + MINUTE], NOW + 18 * MINUTE]);
  });

  test('comes again five minutes after it failed, and at once where the clock was set back', async () => {
    const job = createReportRefreshJob(() => Promise.reject(new Error('the store does not answer')), NOW);

    await expect(job.runDue(NOW + MINUTE)).rejects.toThrow('the store does not answer');
    expect(job.nextDue()).toBe(NOW + 6 * MINUTE);
    job.clockSetBack(NOW - HOUR);
    expect(job.nextDue()).toBe(NOW - HOUR);
  });

  test('deletes what has expired every six hours', async () => {
    const swept: number[] = [];
    const job = createReportRetentionJob(async (now) => swept.push(now), NOW);

    await job.runDue(NOW + 6 * HOUR);
    expect(swept).toEqual([NOW + 6 * HOUR]);
    expect(job.nextDue()).toBe(NOW + 12 * HOUR);
  });
});
