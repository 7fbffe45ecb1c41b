import type { Read } from '../domain/evidence.ts';
import type { Instant } from '../domain/time.ts';
import { type Failure, failureOf } from './failure.ts';

/** A reading that failed keeps its failure, so that the account's outcome can name it, and its cause for the log. */
export type Attempt<T> = Read<T> & { readonly failure?: Failure; readonly cause?: unknown };

/** `read`'s answer as a reading as of `now()`, or an unread one with the reason. Throws nothing. */
export async function attempt<T>(
  what: string,
  now: () => Instant,
  read: () => Promise<T>,
): Promise<Attempt<T>> {
  try {
    const value = await read();
    return { kind: 'read', value, asOf: now() };
  } catch (error) {
    return unread(what, error);
  }
}

export function unread(what: string, cause: unknown): Attempt<never> {
  const failure = failureOf(cause);
  return { kind: 'unread', reason: `${what} could not be read (${failure.code})`, failure, cause };
}
