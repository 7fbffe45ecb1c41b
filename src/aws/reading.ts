import type { Read } from '../domain/evidence.ts';
import type { Instant } from '../domain/time.ts';
import { type Failure, failureOf } from './failure.ts';

/** A reading that failed keeps its failure, so that the account's outcome can name the cause. */
export type Attempt<T> = Read<T> & { readonly failure?: Failure };

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
    return unread(what, failureOf(error));
  }
}

export function unread(what: string, failure: Failure): Attempt<never> {
  return { kind: 'unread', reason: `${what} could not be read (${failure.code})`, failure };
}
