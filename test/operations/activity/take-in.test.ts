import type { ActivityRecord } from '../../../src/domain/activity/record.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { takeIn } from '../../../src/operations/activity/take-in.ts';
import { aConsoleLogin, enveloped, NORMALISE } from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { standingClock } from '../../support/fakes/clock.ts';
import { recordingLog } from '../../support/fakes/log.ts';

test('an event that comes again, bare or in an envelope, leaves what is stored of it as it is', async () => {
  const stored = new Map<string, ActivityRecord>();
  const clock = standingClock();
  const deliver = (...bodies: readonly object[]) =>
    takeIn(
      bodies.map((body, n) => ({
        ...{ body: JSON.stringify(body), receipt: `receipt ${n}`, receiveCount: 1, sentAt: NOW },
      })),
      {
        records: {
          known: async (kept) =>
            new Set(kept.flatMap(({ event }) => (stored.has(event.key) ? [event.key] : []))),
          save: async (records) => {
            for (const record of records) stored.set(record.kept.event.key, record);
          },
        },
        heartbeats: { hear: async () => undefined },
        poison: { save: async () => 'new' },
        watched: async () => NORMALISE.watched,
        digest: NORMALISE.digest,
        ...{ clock, log: recordingLog() },
      },
    );
  expect(await deliver(aConsoleLogin(), enveloped(aConsoleLogin()))).toHaveLength(1);
  clock.move(MINUTE);
  expect(await deliver(enveloped(aConsoleLogin()))).toEqual([]);
  expect([...stored.values()]).toMatchObject([{ arrivedAt: NOW, due: NOW }]);
});
