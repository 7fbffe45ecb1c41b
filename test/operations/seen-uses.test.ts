import { createSeenUses } from '../../src/operations/seen-uses.ts';
import { accountIdNumber } from '../support/builders/account.ts';
import { snapshotsOf } from '../support/builders/snapshots.ts';
import { NOW } from '../support/builders/time.ts';
import { recordingLog } from '../support/fakes/log.ts';

test('the uses of root that the last sweep had on record are known by account', async () => {
  const [snapshot] = snapshotsOf({ accounts: [{ number: 1, said: { 'root-recent-use': { usedAt: NOW } } }] });
  const seenUseOf = await createSeenUses(async () => snapshot, recordingLog())();

  expect(seenUseOf?.(accountIdNumber(1))).toBe(NOW);
  expect(seenUseOf?.(accountIdNumber(2))).toBeUndefined();
});

test('nothing is known of any before the first sweep', async () => {
  expect(await createSeenUses(async () => undefined, recordingLog())()).toBeUndefined();
});

test('nothing is known of any where the sweep cannot be read, and that is logged', async () => {
  const log = recordingLog();
  const seenUses = createSeenUses(() => Promise.reject(new Error('the table is away')), log);

  expect(await seenUses()).toBeUndefined();
  expect(log.lines).toMatchObject([{ level: 'warn' }]);
});
