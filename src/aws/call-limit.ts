import { type Milliseconds, SECOND } from '../domain/time.ts';
import { timeLimit } from './time-limit.ts';

/**
 * The longest that one call may take, from finding credentials to the last byte of the body. The SDK has limits for
 * connecting and for the first byte only: a body that stalls would be waited for for ever.
 */
export const CALL_LIMIT: Milliseconds = 20 * SECOND;

export type Send<T> = (options: { readonly abortSignal: AbortSignal }) => Promise<T>;

/** AWS did not answer one call in time. Classed as timed out. */
export class NoAnswer extends Error {
  constructor() {
    super('AWS did not answer in time');
    this.name = 'TimeoutError';
  }
}

/**
 * What `send` resolves to. Throws `NoAnswer` after `limit`, and the reason of `outer` once that is aborted, whether or
 * not the SDK heeds the signal.
 */
export async function withinCallLimit<T>(send: Send<T>, limit: Milliseconds, outer: AbortSignal): Promise<T> {
  const { signal, clear } = timeLimit(limit, outer, () => new NoAnswer());
  const ended = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    signal.throwIfAborted();
    return await Promise.race([ended, send({ abortSignal: signal })]);
  } finally {
    clear();
  }
}
