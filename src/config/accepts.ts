import { z } from 'zod';
import { suggest } from '../domain/suggest.ts';

/** Building blocks of the configuration schema. The error of each says only what is accepted; `problems.ts` adds the rest. */

export function text(accepted: string) {
  return z
    .string({ error: accepted })
    .trim()
    .min(1, { error: accepted })
    .refine(isWellFormed, { error: HALF });
}

/** No store gives half a surrogate pair back as it was, and the audit chain takes none. */
const HALF = 'text without half a character';

function isWellFormed(typed: string): boolean {
  return !/\p{Surrogate}/u.test(typed);
}

export function pattern(expression: RegExp, accepted: string) {
  return z.string({ error: accepted }).regex(expression, { error: accepted });
}

export function wholeNumber(least: number, most: number) {
  const error = `a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
}

/** A length of time, written as a number of `unit`. */
export function durationOf(unit: string, least: number, most: number) {
  const error = `a number of ${unit} from ${least} to ${most}`;
  return z.number({ error }).min(least, { error }).max(most, { error });
}

export function oneOf<const T extends string | boolean>(values: readonly T[]) {
  return z.literal(values, { error: `one of ${values.join(', ')}` });
}

export function list<T extends z.ZodType>(item: T) {
  return z.array(item, { error: 'a list' });
}

export function keyed<K extends z.ZodString, V extends z.ZodType>(key: K, value: V) {
  return z.record(key, value, { error: (issue) => (issue.code === 'invalid_key' ? undefined : 'a mapping') });
}

/** A mapping with these keys and no others. */
export function section<S extends z.ZodRawShape>(shape: S) {
  const keys = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? unknownKeys(issue.keys as string[], keys)
        : `a mapping with ${keys.join(', ')}`,
  });
}

function unknownKeys(found: readonly string[], accepted: readonly string[]): string {
  const nearest = found.flatMap((key) => suggest(key, accepted, 1))[0];
  return `${accepted.join(', ')}${nearest === undefined ? '' : ` (did you mean ${nearest}?)`}`;
}
