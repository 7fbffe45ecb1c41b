import { DAY } from '../../../src/domain/time.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { windowsAround } from '../../../src/operations/activity/windows-around.ts';
import { createWindowStore } from '../../../src/store/windows/window-store.ts';
import { accountId, anAccount } from '../../support/builders/account.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import { NOW } from '../../support/builders/time.ts';
import { aWindow } from '../../support/builders/window.ts';
import { recordingLog } from '../../support/fakes/log.ts';
import { settings } from '../windows/setting.ts';

const aSetting = settings();
const ELSEWHERE = [anAccount({ id: accountId('222233334444'), name: 'data-prod' })];

let made = 0;

function requestedAt(at: number, draft: Parameters<typeof aWindow>[0] = {}): RootWindow {
  made += 1;
  const { id } = aWindow({ reason: `window ${made}` });
  const suffix = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(made);
  const own = `${id.slice(0, -1)}${suffix}`;
  return { ...aWindow({ ...draft, id: own as typeof id }, { now: at }) };
}

test('windows of any account count that could be open near the events, and the last ones of the account before', async () => {
  const { table } = await aSetting();
  const store = createWindowStore({ table, log: recordingLog() });
  const near = requestedAt(NOW - DAY);
  const elsewhere = requestedAt(NOW - 2 * DAY, { accounts: ELSEWHERE });
  const longAgo = requestedAt(NOW - 300 * DAY);
  const longAgoElsewhere = requestedAt(NOW - 300 * DAY, { accounts: ELSEWHERE });
  const afterwards = requestedAt(NOW + 5 * DAY);
  for (const window of [near, elsewhere, longAgo, longAgoElsewhere, afterwards]) {
    await store.create(window, window.id);
  }
  const around = { first: NOW, last: NOW, accounts: new Set([PAYMENTS]) };
  const found = await windowsAround(around, store);
  expect(found.map(({ id }) => id).sort()).toEqual([near.id, elsewhere.id, longAgo.id].sort());
});
