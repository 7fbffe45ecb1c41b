import { createQueue } from '../../../sandbox/aws/sqs/queue.ts';
import { MINUTE, SECOND } from '../../../src/domain/time.ts';
import { type ReceiveDeps, receiveEvents } from '../../../src/operations/activity/receive.ts';
import { aConsoleLogin, NORMALISE } from '../../support/builders/cloudtrail.ts';
import { standingClock } from '../../support/fakes/clock.ts';
import { recordingLog } from '../../support/fakes/log.ts';

/** As `deploy/activity.yml` has it. */
const MOST_RECEIVES = 100;
const VISIBILITY = 2 * MINUTE;

/** A queue of SQS with its dead-letter queue, and a store that gives no answer for so long. Waiting moves the clock. */
function aDowntime(messages: number, down: number) {
  const clock = standingClock();
  const until = clock.now() + down;
  const end = new AbortController();
  const counts = { received: 0, longestWait: 0 };
  let made = 0;
  const common = { now: clock.now, random: () => 0, newId: () => `id-${++made}` };
  const settings = { visibility: VISIBILITY, retention: 60 * 24 * 60 * MINUTE };
  const dead = createQueue({ ...common, name: 'dead', settings });
  const redrive = { mostReceives: MOST_RECEIVES, dead };
  const queue = createQueue({ ...common, name: 'live', settings: { ...settings, redrive } });
  for (let n = 0; n < messages; n += 1) {
    queue.send(JSON.stringify(aConsoleLogin({ eventID: `event ${n}` })), 'EventBridge');
  }
  const stored = new Set<string>();
  const answered = async <T>(answer: T): Promise<T> => {
    if (clock.now() < until) throw new Error('the store gives no answer');
    return answer;
  };
  const deps: ReceiveDeps = {
    queue: {
      receive: async () => {
        const found = queue.receive(10, VISIBILITY);
        counts.received += found.length;
        if (found.length === 0) end.abort();
        return found.map(({ body, receipt = '', receiveCount, sentAt }) => ({
          ...{ body, receipt, receiveCount, sentAt },
        }));
      },
      delete: async (receipts) => {
        for (const receipt of receipts) queue.remove(receipt);
        return [];
      },
    },
    records: {
      known: async (kept) =>
        answered(new Set(kept.flatMap(({ event: { key } }) => (stored.has(key) ? [key] : [])))),
      save: async (records) => {
        await answered(records);
        for (const { kept } of records) stored.add(kept.event.key);
      },
    },
    heartbeats: { hear: () => answered(undefined) },
    poison: { save: () => answered('new' as const) },
    watched: async () => NORMALISE.watched,
    digest: NORMALISE.digest,
    receivers: 4,
    follow: () => undefined,
    random: () => 0.9,
    wait: async (time) => {
      counts.longestWait = Math.max(counts.longestWait, time);
      clock.move(time);
    },
    ...{ clock, log: recordingLog() },
  };
  return { deps, end, counts, stored, queue, dead };
}

test('while the store is down for ten minutes receiving pauses; then all is stored, and nothing is a dead letter', async () => {
  const { deps, end, counts, stored, queue, dead } = aDowntime(300, 10 * MINUTE);
  await receiveEvents(deps, end.signal);
  expect(stored.size).toBe(300);
  expect(queue.counts()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  expect(dead.counts().visible).toBe(0);
  // Forty were in hand when the store went down; what came again meanwhile came once more.
  expect(counts.received).toBeLessThanOrEqual(300 + 40);
  expect(counts.longestWait).toBeLessThanOrEqual(30 * SECOND);
});
