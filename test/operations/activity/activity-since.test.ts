import { createActivitySince } from '../../../src/operations/activity/activity-since.ts';
import { DamagedItemError, damageIn, StoreError } from '../../../src/store/errors.ts';
import { anAlarmPath } from '../../support/builders/digest.ts';
import { NOW } from '../../support/builders/time.ts';
import { recordingLog } from '../../support/fakes/log.ts';

const rootUse = { unsanctioned: [], sanctioned: 1 };

function activitySince(error: Error) {
  const log = recordingLog();
  const rootUseSince = async () => rootUse;
  const alarmPathSince = async () => Promise.reject(error);
  return { log, read: createActivitySince({ rootUseSince, alarmPathSince, damageIn, log }) };
}

test('a digest goes without what is damaged, and the log says so; what is whole is told', async () => {
  const { log, read } = activitySince(new DamagedItemError('heartbeat of 1', 'it has no time'));
  expect(await read(NOW)).toEqual({ rootUse });
  expect(log.lines.map(({ level }) => level)).toEqual(['error']);
});

test('while the store gives no answer there is no digest that says less than is known', async () => {
  const { read } = activitySince(new StoreError('The store gave no answer.'));
  await expect(read(NOW)).rejects.toThrow('no answer');
});

test('what can be read is told whole', async () => {
  const alarmPath = anAlarmPath(3, NOW);
  const deps = { rootUseSince: async () => rootUse, alarmPathSince: async () => alarmPath };
  expect(await createActivitySince({ ...deps, damageIn, log: recordingLog() })(NOW)).toEqual({
    rootUse,
    alarmPath,
  });
});
