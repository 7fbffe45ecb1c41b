import type { WindowUseRecord } from '../../../src/domain/activity/window-use-record.ts';
import { foldUses } from '../../../src/operations/activity/window-uses.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import { anApiCall, eventOf } from '../../support/builders/cloudtrail.ts';
import { aWindow } from '../../support/builders/window.ts';
import { standingClock } from '../../support/fakes/clock.ts';

test('what is folded again, after a process that ended before it noted so, counts once', async () => {
  let stored: WindowUseRecord | undefined;
  const deps = {
    uses: {
      load: async () => stored,
      put: async (record: WindowUseRecord) => {
        stored = record;
        return 'stored' as const;
      },
    },
    clock: standingClock(),
  };
  const events = [1, 2].map((n) => eventOf(anApiCall({ eventID: `event ${n}` })));
  await foldUses(aWindow(), PAYMENTS, events.slice(0, 1), deps);
  await foldUses(aWindow(), PAYMENTS, events, deps);
  expect(stored).toMatchObject({ version: 2, use: { events: 2 } });
  await foldUses(aWindow(), PAYMENTS, events, deps);
  expect(stored?.version).toBe(2);
});
