import { isObject, type JsonObject } from '../json.ts';
import { refusalWithMessages, SlackRefusal } from '../refusal.ts';

/** A text argument; numbers and booleans in a JSON body count as text. `undefined` where missing or empty. */
export function text(args: JsonObject, name: string): string | undefined {
  const value = args[name];
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The same; refuses with `invalid_arguments` where missing. */
export function requiredText(args: JsonObject, name: string): string {
  const value = text(args, name);
  if (value === undefined)
    throw refusalWithMessages('invalid_arguments', [`missing required field: ${name}`]);
  return value;
}

export function flag(args: JsonObject, name: string): boolean {
  return text(args, name) === 'true' || text(args, name) === '1';
}

/** A whole number between 1 and `most`; `fallback` where missing. Refuses others with `invalid_limit`. */
export function limit(args: JsonObject, fallback: number, most: number): number {
  const given = text(args, 'limit');
  if (given === undefined) return fallback;
  const value = Number(given);
  if (!Number.isInteger(value) || value < 1 || value > most) throw new SlackRefusal('invalid_limit');
  return value;
}

/** JSON inside a form field, or as it came in a JSON body. Refuses with `error` where it does not parse. */
export function json(args: JsonObject, name: string, error: string): unknown {
  const value = args[name];
  if (typeof value !== 'string') return value ?? undefined;
  if (value === '') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    throw new SlackRefusal(error);
  }
}

export function jsonObject(args: JsonObject, name: string, error: string): JsonObject | undefined {
  const value = json(args, name, error);
  if (value === undefined) return undefined;
  if (!isObject(value)) throw new SlackRefusal(error);
  return value;
}
