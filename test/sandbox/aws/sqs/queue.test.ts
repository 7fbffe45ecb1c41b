import { createQueue, type Queue } from '../../../../sandbox/aws/sqs/queue.ts';

/** A dead-letter queue and the queue before it, which gives up after `mostReceives`. */
function aPair(mostReceives: number, random = () => 0) {
  const time = { now: 1_000_000 };
  let made = 0;
  const common = { now: () => time.now, random, newId: () => `id-${++made}` };
  const settings = { visibility: 1_000, retention: 60_000 };
  const dead = createQueue({ ...common, name: 'dead', settings });
  const queue = createQueue({
    ...common,
    name: 'live',
    settings: { ...settings, redrive: { mostReceives, dead } },
  });
  return { time, queue, dead };
}

const bodies = (queue: Queue, most = 10, visibility = 0) =>
  queue.receive(most, visibility).map(({ body }) => body);

test('a message that was received too often goes to the dead-letter queue, and what is behind it comes', () => {
  const { queue, dead } = aPair(3);
  queue.send('poison', 'me');
  for (let n = 0; n < 3; n += 1) expect(bodies(queue, 1)).toEqual(['poison']);
  queue.send('sound', 'me');

  expect(bodies(queue)).toEqual(['sound']);

  expect(bodies(dead)).toEqual(['poison']);
  expect(queue.counts()).toEqual({ visible: 1, inFlight: 0, delayed: 0 });
});

test('a dead letter keeps its id, when it was sent and how often it was received', () => {
  const { queue, dead, time } = aPair(1);
  const { id, sentAt } = queue.send('poison', 'me');
  bodies(queue);
  time.now += 5_000;
  bodies(queue);

  expect(dead.receive(1, 0)[0]).toMatchObject({ id, sentAt, receiveCount: 2 });
});

test('what is delivered twice has one id and two receipts, and deleting one leaves the other', () => {
  const { queue } = aPair(10);
  queue.takeIn({ ...queue.send('twice', 'me') });
  const [first, second] = queue.receive(10, 1_000);
  expect(first?.id).toBe(second?.id);
  expect(first?.receipt).not.toBe(second?.receipt);

  queue.remove(first?.receipt ?? '');

  expect(queue.counts().inFlight).toBe(1);
});

test('messages change places with those near them only, and none is lost', () => {
  const rolls = [0.9, 0.1, 0.5, 0.7, 0.3];
  let rolled = 0;
  const { queue } = aPair(10, () => rolls[rolled++ % rolls.length] ?? 0);
  const sent = Array.from({ length: 5_000 }, (_, n) => n);
  for (const n of sent) queue.send(String(n), 'me');
  const received: number[] = [];
  for (let some = bodies(queue, 10, 1_000); some.length > 0; some = bodies(queue, 10, 1_000))
    received.push(...some.map(Number));

  expect(received).not.toEqual(sent);
  expect([...received].sort((a, b) => a - b)).toEqual(sent);
  expect(received.every((n, place) => n - place < 10)).toBe(true);
});

test('a message that is given back is there at once, and one that is kept is not', () => {
  const { queue, time } = aPair(10);
  queue.send('one', 'me');
  const [message] = queue.receive(1, 1_000);
  const receipt = message?.receipt ?? '';
  expect(queue.hide(receipt, 5_000)).toBe(true);
  time.now += 4_999;
  expect(bodies(queue)).toEqual([]);
  expect(queue.hide(receipt, 0)).toBe(true);

  expect(bodies(queue)).toEqual(['one']);

  expect(queue.hide(receipt, 0)).toBe(false);
});
