import type { Read } from '../domain/evidence.ts';
import { type Unknown, unknown } from '../domain/fact.ts';
import type { Instant } from '../domain/time.ts';
import { type Asked, remedyFor } from '../domain/unread.ts';
import { type Failure, failureOf } from './failure.ts';

/** A reading that failed keeps its failure, so that the account's outcome can name it, and its cause for the log. */
export type Attempt<T> = Read<T> & { readonly failure?: Failure; readonly cause?: unknown };

/** `read`'s answer as a reading as of `now()`, or an unread one with the reason. Throws nothing. */
export async function attempt<T>(
  what: Asked,
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

export function unread(what: Asked, cause: unknown): Attempt<never> {
  return { ...unreadFact(what, cause), kind: 'unread', failure: failureOf(cause), cause };
}

/** Why a call gave no fact, and what would make it give one. */
export function unreadFact(what: Asked, cause: unknown): Unknown {
  const { code, kind } = failureOf(cause);
  return unknown(`${what} could not be read (${code})`, [remedyFor(what, kind)]);
}

/** A fact that nobody has asked AWS for. */
export function notReadYet(what: Asked): Unknown {
  const verb = what === 'the tags' ? 'are' : 'is';
  return unknown(`${what} ${verb} not read yet`, [remedyFor(what, 'not-yet')]);
}
