import type { z } from 'zod';

/**
 * What is wrong with a configuration, a line each: the key, what was found, what is accepted. Values of keys named in
 * `secret` are never shown.
 */
export function problemsOf(
  issues: readonly z.core.$ZodIssue[],
  input: unknown,
  secret: ReadonlySet<string>,
): string[] {
  return issues.flatMap((issue) => linesOf(issue, input, secret));
}

function linesOf(issue: z.core.$ZodIssue, input: unknown, secret: ReadonlySet<string>): string[] {
  const key = keyOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((unknown) => `${join(key, unknown)}: not a known key; accepted: ${issue.message}`);
  }
  if (issue.code === 'invalid_key') {
    return [
      `${key}: not accepted as a key; accepted: ${issue.issues.map((each) => each.message).join('; ')}`,
    ];
  }
  return [`${key || 'the file'}: found ${shown(issue.path, input, secret)}; accepted: ${issue.message}`];
}

function keyOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (key, part) => (typeof part === 'number' ? `${key}[${part}]` : join(key, String(part))),
    '',
  );
}

function join(key: string, part: string): string {
  return key === '' ? part : `${key}.${part}`;
}

function shown(path: readonly PropertyKey[], input: unknown, secret: ReadonlySet<string>): string {
  const value = path.reduce<unknown>((at, part) => (isObject(at) ? at[part] : undefined), input);
  if (value === undefined || value === null || value === '') return 'nothing';
  if (secret.has(String(path[0]))) return 'something else (not shown, it is a secret)';
  if (Array.isArray(value)) return 'a list';
  return isObject(value) ? 'a mapping' : JSON.stringify(value).slice(0, 80);
}

function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}
