import {
  pendingTroubles,
  type WindowUseRecord,
  withAlerted,
} from '../../../src/domain/activity/window-use-record.ts';
import { foldUses } from '../../../src/operations/activity/window-uses.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import { anApiCall, eventOf } from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { aWindow } from '../../support/builders/window.ts';
import { standingClock } from '../../support/fakes/clock.ts';

test('the first use from each further address is alerted of, once', async () => {
  let stored: WindowUseRecord | undefined;
  const uses = {
    load: async () => stored,
    put: async (record: WindowUseRecord) => {
      stored = record;
      return 'stored' as const;
    },
  };
  const from = (n: number, eventID: string) =>
    eventOf(anApiCall({ eventID, sourceIPAddress: `198.51.100.${n}` }));
  const [second, third] = [from(2, 'second'), from(3, 'third')];
  const events = [from(1, 'first'), second, from(2, 'again'), third];
  const record = (await foldUses(aWindow(), PAYMENTS, events, { uses, clock: standingClock() }))!;
  const pending = pendingTroubles(record, NOW);
  expect(pending).toMatchObject([
    { trouble: 'second-address', about: { key: second.key } },
    { trouble: 'second-address', about: { key: third.key } },
  ]);
  const noted = withAlerted(record, pending[0]!);
  expect(pendingTroubles(noted, NOW)).toEqual([pending[1]]);
  expect(withAlerted(noted, pending[0]!)).toBe(noted);
});

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
