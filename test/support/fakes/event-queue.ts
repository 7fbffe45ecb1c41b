import type { EventQueue, QueueMessage } from '../../../src/operations/activity-ports.ts';
import { NOW } from '../builders/time.ts';
import type { DyingCalls } from './dying-calls.ts';

/** A queue in memory that delivers at least once, as SQS does; its calls can be made to fail. */
export interface FakeQueue extends EventQueue {
  put(...bodies: readonly unknown[]): void;
  /** What was received and not deleted comes again, as after the visibility timeout. */
  timePasses(): void;
  /** Bodies that are not deleted. */
  left(): number;
}

const MOST = 10;

export function fakeQueue(calls: DyingCalls): FakeQueue {
  let made = 0;
  const waiting = new Map<string, string>();
  const hidden = new Map<string, string>();
  const around = async <T>(call: string, work: () => T): Promise<T> => {
    const before = await calls.before(call);
    if (before !== 'proceed') throw new Error(`${call}: no answer`);
    const done = work();
    if ((await calls.after(call)) === 'drop') throw new Error(`${call}: no answer`);
    return done;
  };
  return {
    put: (...bodies) => {
      for (const body of bodies) {
        made += 1;
        waiting.set(`receipt ${made}`, typeof body === 'string' ? body : JSON.stringify(body));
      }
    },
    timePasses: () => {
      for (const [receipt, body] of hidden) waiting.set(receipt, body);
      hidden.clear();
    },
    left: () => waiting.size + hidden.size,
    receive: () =>
      around('queue:ReceiveMessage', () => {
        const some = [...waiting].slice(0, MOST);
        for (const [receipt, body] of some) {
          waiting.delete(receipt);
          hidden.set(receipt, body);
        }
        return some.map(([receipt, body]): QueueMessage => ({ receipt, body, receiveCount: 1, sentAt: NOW }));
      }),
    delete: (receipts) =>
      around('queue:DeleteMessageBatch', () => {
        for (const receipt of receipts) hidden.delete(receipt);
        return [];
      }),
  };
}
