import { activityPipeline } from '../../../src/domain/checks/activity-pipeline.ts';
import { known, unknown } from '../../../src/domain/fact.ts';
import type { PipelineStanding } from '../../../src/domain/heartbeat/silence.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { anOrganization } from '../../support/builders/subject.ts';
import { NOW } from '../../support/builders/time.ts';

const place = (n: number, region = 'us-east-1') => ({ accountId: accountIdNumber(n), region });

function judged(standing: Partial<PipelineStanding>) {
  const pipeline = known({ alive: 0, silent: [], notYet: [], ...standing }, 'heartbeats', NOW);
  return activityPipeline.evaluate(anOrganization({ pipeline }));
}

test('it passes only where every place is heard', () => {
  expect(judged({ alive: 32 }).status).toBe('pass');
});

test('silence fails, however many are heard, and says how many are not', () => {
  const silent = [place(1), place(1, 'eu-west-1'), place(2)];
  expect(judged({ alive: 29, silent, notYet: [place(3)] })).toMatchObject({
    status: 'fail',
    detail: 'No heartbeat comes from 3 places in 2 accounts, of 33: a use of root there would go unnoticed.',
    remedy: expect.stringContaining('activity-sources.yml'),
  });
});

test('what is not heard yet is unknown, and never a pass', () => {
  expect(judged({ alive: 31, notYet: [place(3)] })).toMatchObject({
    status: 'unknown',
    reason: 'Heartbeats: 1 place in 1 account, of 32, was not heard yet, and not for long enough to tell.',
  });
});

test('heartbeats that cannot be read are unknown', () => {
  const pipeline = unknown('the store gave no answer', ['Look at the log.']);
  expect(activityPipeline.evaluate(anOrganization({ pipeline }))).toEqual({
    status: 'unknown',
    reason: 'Heartbeats: the store gave no answer.',
    remedies: ['Look at the log.'],
  });
});

test('without the section activity, or an active account, the question does not arise', () => {
  expect(activityPipeline.evaluate(anOrganization()).status).toBe('not-applicable');
  expect(judged({}).status).toBe('not-applicable');
});
