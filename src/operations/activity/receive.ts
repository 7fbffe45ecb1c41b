import type { ActivityRecord } from '../../domain/activity/record.ts';
import { type Milliseconds, SECOND } from '../../domain/time.ts';
import type { EventQueue, QueueMessage } from '../activity-ports.ts';
import { type TakeInDeps, takeIn } from './take-in.ts';

export interface ReceiveDeps extends TakeInDeps {
  readonly queue: EventQueue;
  /** Calls of the queue at once, each of which holds ten messages at most. */
  readonly receivers: number;
  /** What was stored and is not judged yet, in the background. */
  readonly follow: (records: readonly ActivityRecord[]) => void;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Resolves after so long in real time, or when the signal is aborted. */
  readonly wait: (time: Milliseconds, signal: AbortSignal) => Promise<void>;
}

const FIRST_WAIT: Milliseconds = SECOND;
const LONGEST_WAIT: Milliseconds = 30 * SECOND;

/**
 * Receives, stores and only then deletes, until the signal is aborted; resolves when what was begun has ended. Never rejects: while the
 * queue or the store gives no answer it waits, longer and longer, and deletes nothing.
 */
export async function receiveEvents(deps: ReceiveDeps, signal: AbortSignal): Promise<void> {
  await Promise.all(Array.from({ length: deps.receivers }, () => receiver(deps, signal)));
}

async function receiver(deps: ReceiveDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const messages = await persistently('the queue of root events cannot be read', deps, signal, () =>
      deps.queue.receive(signal),
    );
    if (messages !== undefined && messages.length > 0) await stored(messages, deps, signal);
  }
}

async function stored(
  messages: readonly QueueMessage[],
  deps: ReceiveDeps,
  signal: AbortSignal,
): Promise<void> {
  const records = await persistently('root events cannot be stored; the queue keeps them', deps, signal, () =>
    takeIn(messages, deps),
  );
  if (records === undefined) return;
  deps.follow(records);
  await persistently('messages cannot be deleted', deps, signal, () =>
    deps.queue.delete(
      messages.map(({ receipt }) => receipt),
      signal,
    ),
  );
}

/** Tries once, and then until it works; `undefined` where the signal was aborted before it did. */
async function persistently<T>(
  trouble: string,
  { log, random, wait }: ReceiveDeps,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T | undefined> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) return undefined;
      log.error({ err: error, attempt }, `${trouble}; it is tried again`);
      const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt);
      await wait(longest * (0.5 + random() / 2), signal);
      if (signal.aborted) return undefined;
    }
  }
}
