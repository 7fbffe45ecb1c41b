import { wellFormed } from '../well-formed.ts';

/** A JSON object that came from outside. Read it with `member` only: nothing of its prototype is ever reached. */
export type Json = Readonly<Record<string, unknown>>;

/** Runs of 40 characters or more in base 64, JSON web tokens, and the signatures in presigned URLs. */
const SECRET_LIKE = /[A-Za-z0-9+/]{40,}={0,2}|(?<![\w-])eyJ[\w-]+\.[\w.-]+|X-Amz-[A-Za-z-]{1,40}=[^&\s]*/g;
const LONGEST_SECRET = 4_096;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The record's own member of that name, of whatever kind; `undefined` where the value is no object or has none. */
export function member(value: unknown, name: string): unknown {
  return isJson(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The member at the end of a path; `undefined` where any step is missing. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => member(inner, name), value);
}

/** A string, number or boolean as text, and as long as it came; `undefined` for everything else, and for "". */
export function rawText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * The same of what AWS itself made up, names and ids: at most `limit` UTF-16 code units. Nothing in it is taken for a
 * secret, since some event names are as long as one.
 */
export function word(value: unknown, limit: number): string | undefined {
  const raw = rawText(value);
  return raw === undefined ? undefined : bounded(raw, limit);
}

/** The same of free text, safe to keep (`kept`). */
export function text(value: unknown, limit: number): string | undefined {
  const raw = rawText(value);
  return raw === undefined ? undefined : kept(raw, limit);
}

/** Yes and no as CloudTrail spells them: a boolean, or `Yes`, `YES`, `true`, `No`, `false` as a string. */
export function yesOrNo(value: unknown): boolean | undefined {
  const word = rawText(value)?.slice(0, 10).toLowerCase();
  if (word === 'yes' || word === 'true') return true;
  return word === 'no' || word === 'false' ? false : undefined;
}

/** At most `limit` UTF-16 code units of it, well formed, and without what looks like a secret. */
export function kept(raw: string, limit: number): string {
  const head = raw.slice(0, limit + LONGEST_SECRET);
  return bounded(
    head.replace(SECRET_LIKE, (run) => (isRandom(run) ? '(left out)' : run)),
    limit,
  );
}

/** A long path of words is none; keys and tokens mix letters of both cases and digits. */
function isRandom(run: string): boolean {
  return /[A-Z]/.test(run) && /[a-z]/.test(run) && /\d/.test(run);
}

/** At most `limit` UTF-16 code units of it, well formed; what was cut shows as an ellipsis. */
export function bounded(raw: string, limit: number): string {
  if (raw.length <= limit) return wellFormed(raw);
  return `${wellFormed(raw.slice(0, limit - 1)).replace(/\ufffd$/, '')}…`;
}
