import { type CallPattern, parseCallPattern } from '../../../sandbox/process/call-pattern.ts';
import { faultBook } from '../../../sandbox/process/fault-book.ts';
import { MINUTE } from '../../../src/domain/time.ts';

const call = (text: string) => parseCallPattern(text) as CallPattern;

function bookAt(start: number) {
  const clock = { time: start, now: () => clock.time };
  return { clock, book: faultBook(clock) };
}

test('a call without a fault proceeds and is answered', async () => {
  const { book } = bookAt(0);
  expect(await book.before('iam:GetAccountSummary')).toBe('proceed');
  expect(await book.after('iam:GetAccountSummary')).toBe('answer');
});

test('a fault lasts as long as it was set for, by the clock of the sandbox', async () => {
  const { book, clock } = bookAt(1_000);
  book.set({ call: call('dynamodb:UpdateItem'), kind: 'throttle', until: 1_000 + 10 * MINUTE });
  expect(await book.before('dynamodb:UpdateItem')).toBe('throttle');
  clock.time += 10 * MINUTE - 1;
  expect(await book.before('dynamodb:UpdateItem')).toBe('throttle');
  clock.time += 1;
  expect(await book.before('dynamodb:UpdateItem')).toBe('proceed');
});

test('a wildcard concerns every operation of its service and of no other', async () => {
  const { book } = bookAt(0);
  book.set({ call: call('iam:*'), kind: 'hang' });
  expect(await book.before('iam:GetCredentialReport')).toBe('hang');
  expect(await book.before('sts:AssumeRole')).toBe('proceed');
});

test('a fault and a kill can be about those calls only that were sent with a text', async () => {
  const { book } = bookAt(0);
  const [window, lease] = [() => '{"pk":{"S":"RW-7F3K2M"}}', () => '{"pk":{"S":"LEASE#sweep"}}'];
  let killed = 0;
  book.set({ call: call('dynamodb:UpdateItem'), kind: 'error', on: 'RW-7F3K2M' });
  book.arm({ when: 'before', call: call('dynamodb:PutItem'), nth: 2, on: 'RW-7F3K2M' }, async () => {
    killed += 1;
  });

  expect(await book.before('dynamodb:UpdateItem', lease)).toBe('proceed');
  expect(await book.before('dynamodb:UpdateItem')).toBe('proceed');
  expect(await book.before('dynamodb:UpdateItem', window)).toBe('error');
  for (const content of [lease, window, lease]) await book.before('dynamodb:PutItem', content);
  expect(killed).toBe(0);
  expect(await book.before('dynamodb:PutItem', window)).toBe('drop');
  expect(killed).toBe(1);
});

test('of two faults for one call the one that was set last decides', async () => {
  const { book } = bookAt(0);
  book.set({ call: call('iam:GetAccountSummary'), kind: 'error' });
  book.set({ call: call('iam:*'), kind: 'throttle' });
  expect(await book.before('iam:GetAccountSummary')).toBe('throttle');
  book.set({ call: call('iam:GetAccountSummary'), kind: 'garbage' });
  expect(await book.before('iam:GetAccountSummary')).toBe('garbage');
});

test('a fault that is called off is gone', async () => {
  const { book } = bookAt(0);
  book.set({ call: call('slack:chat.postMessage'), kind: 'error' });
  book.clear(call('chat.postMessage'));
  expect(await book.before('slack:chat.postMessage')).toBe('proceed');
});

test('a kill before the second call drops that call only, after killing', async () => {
  const { book } = bookAt(0);
  const killed: string[] = [];
  book.arm({ when: 'before', call: call('chat.update'), nth: 2 }, async () => void killed.push('app'));
  expect(await book.before('slack:chat.update')).toBe('proceed');
  expect(killed).toEqual([]);
  expect(await book.before('slack:chat.update')).toBe('drop');
  expect(killed).toEqual(['app']);
  expect(await book.before('slack:chat.update')).toBe('proceed');
  expect(book.waitingKills()).toEqual([]);
});

test('a kill after a call lets it be applied and drops the answer', async () => {
  const { book } = bookAt(0);
  book.arm({ when: 'after', call: call('dynamodb:PutItem'), nth: 1 }, async () => undefined);
  expect(book.waitingKills()).toHaveLength(1);
  expect(await book.before('dynamodb:PutItem')).toBe('proceed');
  expect(await book.after('dynamodb:PutItem')).toBe('drop');
});
