import type { Scalar } from './scenario.ts';

/**
 * A copy of `item` with what is at `path` (`history.0.note`) set to `to`. Throws where the way there does not exist;
 * the last part of it may be new.
 */
export function setPath(item: Mapping, path: string, to: Scalar): Mapping {
  const [key = '', ...rest] = path.split('.');
  return setIn(item, key, rest, to, path);
}

type Mapping = Readonly<Record<string, unknown>>;

function setAt(value: unknown, [key, ...rest]: readonly string[], to: Scalar, path: string): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value) && /^\d+$/.test(key) && Number(key) < value.length) {
    return value.map((each: unknown, index) => (index === Number(key) ? setAt(each, rest, to, path) : each));
  }
  if (isMapping(value)) return setIn(value, key, rest, to, path);
  throw nothingThere(value, key, path);
}

function setIn(value: Mapping, key: string, rest: readonly string[], to: Scalar, path: string): Mapping {
  if (rest.length > 0 && !(key in value)) throw nothingThere(value, key, path);
  return { ...value, [key]: setAt(value[key], rest, to, path) };
}

function nothingThere(value: unknown, key: string, path: string): Error {
  return new Error(`There is nothing at ${path}: ${describe(value)} has no ${key}.`);
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return isMapping(value) ? `a mapping with ${Object.keys(value).join(', ')}` : JSON.stringify(value);
}
