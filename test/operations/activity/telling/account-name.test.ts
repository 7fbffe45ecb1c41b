import { UserError } from '../../../../src/domain/errors.ts';
import { HOUR, MINUTE } from '../../../../src/domain/time.ts';
import { nameAwaitedAt } from '../../../../src/operations/activity/telling/account-name.ts';
import { createTelling } from '../../../../src/operations/activity/telling/telling.ts';
import { aDirectory } from '../../../support/builders/account.ts';
import { aConsoleLogin } from '../../../support/builders/cloudtrail.ts';
import { startActivityWorld } from '../../../support/fakes/activity.ts';

test('an alert of an account that is not known yet is redrawn once with its name, as soon as that is known', async () => {
  const world = await startActivityWorld();
  const process = world.start();
  let isKnown = false;
  const { alertView } = process.deps;
  const telling = createTelling({
    ...process.deps,
    directory: async () => {
      if (!isKnown) throw new UserError('The accounts have not been read yet.', 'Wait.');
      return aDirectory();
    },
    alertView: async (alert) => ({ ...(await alertView(alert)), ...(!isKnown && { accountName: '' }) }),
  });
  world.queue.put(world.happening(aConsoleLogin()));
  await process.takeIn();
  const [alert] = await world.raised();
  if (alert === undefined) throw new Error('Nothing was raised');
  await world.alerts.advance({ ...alert, version: alert.version + 1 });
  const headline = async () => {
    await telling.tellAlert(alert.id);
    return world.posted()[0]?.text;
  };
  const dueIn = async () => (await world.alerts.due(world.windows.clock.now() + MINUTE + 1, 1)).length;
  expect(await headline()).toContain('account 111122223333');
  expect(await dueIn()).toBe(1);
  isKnown = true;
  expect(await headline()).toContain('payments-prod');
  expect(await dueIn()).toBe(0);
  await world.close();
});

test('a name that stays unknown is not waited for beyond an hour', () => {
  const openedAt = 0;
  expect(nameAwaitedAt({ openedAt }, 5 * MINUTE)).toBe(6 * MINUTE);
  expect(nameAwaitedAt({ openedAt }, HOUR)).toBeUndefined();
});
