import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** A schema's issues in Slack's words: `must be less than 76 characters [json-pointer:/blocks/0/text/text]`. */
export function complaints(error: z.ZodError, root: readonly PropertyKey[]): string[] {
  return error.issues.flatMap((issue) => complaint(issue, root));
}

/** One complaint about the value at `path`. */
export function at(path: readonly PropertyKey[], words: string): string {
  return `${words} [json-pointer:/${path.map(String).join('/')}]`;
}

function complaint(issue: Issue, root: readonly PropertyKey[]): string[] {
  const path = [...root, ...issue.path];
  switch (issue.code) {
    case 'too_big':
      return [at(path, tooBig(issue))];
    case 'too_small':
      return [at(path, tooSmall(issue))];
    case 'unrecognized_keys':
      return issue.keys.map((key) => at(path, `invalid additional property: ${key}`));
    case 'invalid_union':
      return [unionComplaint(issue, path)];
    case 'invalid_type':
      return [typeComplaint(issue, path)];
    case 'invalid_value':
      return [valueComplaint(issue, path)];
    case 'invalid_format':
    case 'custom':
      return [at(path, issue.message)];
    default:
      return [at(path, `failed to match schema: ${issue.message}`)];
  }
}

function tooBig(issue: z.core.$ZodIssueTooBig): string {
  const { maximum } = issue;
  if (issue.origin === 'string') return `must be less than ${Number(maximum) + 1} characters`;
  if (issue.origin === 'array') return `no more than ${maximum} items allowed`;
  return `must be less than ${Number(maximum) + 1}`;
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): string {
  const { minimum } = issue;
  if (issue.origin === 'string') return `must be more than ${Number(minimum) - 1} characters`;
  if (issue.origin === 'array') return `must provide at least ${minimum} items`;
  return `must be more than ${Number(minimum) - 1}`;
}

function typeComplaint(issue: z.core.$ZodIssueInvalidType, path: readonly PropertyKey[]): string {
  if (issue.input === undefined) return missing(path);
  const article = /^[aeiou]/.test(issue.expected) ? 'an' : 'a';
  return at(path, `must provide ${article} ${issue.expected}`);
}

function valueComplaint(issue: z.core.$ZodIssueInvalidValue, path: readonly PropertyKey[]): string {
  if (issue.input === undefined) return missing(path);
  return at(path, `must be one of: ${issue.values.map(String).join(', ')}`);
}

/** A discriminated union's issue is about its `type`; a plain union's about the whole value. */
function unionComplaint(issue: z.core.$ZodIssueInvalidUnion, path: readonly PropertyKey[]): string {
  if (!('discriminator' in issue)) return at(path, 'failed to match all allowed schemas');
  const given = typeIn(issue.input);
  if (given === 'not an object') return at(path.slice(0, -1), 'must provide an object');
  return given === undefined ? missing(path) : at(path, `unsupported type: ${given}`);
}

function typeIn(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null) return 'not an object';
  return 'type' in input ? String(input.type) : undefined;
}

function missing(path: readonly PropertyKey[]): string {
  return at(path.slice(0, -1), `missing required field: ${String(path.at(-1))}`);
}
