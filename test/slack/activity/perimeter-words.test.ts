import { perimeterInWords } from '../../../src/slack/activity/perimeter-words.ts';
import { aDetachment, aRecord } from '../../support/builders/activity.ts';

test('a queue of our name is called our own only where that is certain', () => {
  const { kept } = aRecord(aDetachment());
  if (kept.kind !== 'perimeter') throw new Error(kept.kind);
  const change = { kind: 'own-queue', queue: '999900001111/rootkeeper-events' } as const;
  const purged = { ...kept.event, eventName: 'PurgeQueue', change };
  expect(perimeterInWords(purged, 60)).toBe(
    "Rootkeeper's own queue 999900001111/rootkeeper-events: PurgeQueue",
  );
  expect(perimeterInWords({ ...purged, change: { ...change, certainly: false } }, 60)).toBe(
    "queue that may be Rootkeeper's own, 999900001111/rootkeeper-events: PurgeQueue",
  );
});
