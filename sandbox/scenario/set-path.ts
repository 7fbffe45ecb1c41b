import type { Scalar } from './scenario.ts';

/**
 * A copy of `value` with what is at `path` (`history.0.note`) set to `to`. Throws where the way there does not exist;
 * the last part of it may be new.
 */
export function setPath(value: unknown, path: string, to: Scalar): unknown {
  return setAt(value, path.split('.'), to, path);
}

function setAt(value: unknown, [key, ...rest]: readonly string[], to: Scalar, path: string): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value) && /^\d+$/.test(key) && Number(key) < value.length) {
    return value.map((each: unknown, index) => (index === Number(key) ? setAt(each, rest, to, path) : each));
  }
  if (!isMapping(value) || (rest.length > 0 && !(key in value))) {
    throw new Error(`There is nothing at ${path}: ${describe(value)} has no ${key}.`);
  }
  return { ...value, [key]: setAt(value[key], rest, to, path) };
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return isMapping(value) ? `a mapping with ${Object.keys(value).join(', ')}` : JSON.stringify(value);
}
