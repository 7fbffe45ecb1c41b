import type { RequestParameter, TouchedResource } from './event.ts';
import { at, isJson, type Json, kept, rawText, text, word } from './json.ts';
import { LIMITS } from './limits.ts';

/** Parameters that name something or switch it: nothing else is kept, whatever it may be. */
const TELLING =
  /(name|names|id|ids|arn|arns|url|region|status|state|type|principal|policytype|serialnumber|versioning|mfadelete|enabled|rule)$/i;
const SECRET =
  /pass(word|phrase|code)|secret|token|credential|private|authenticationcode|signature|cookie|session|externalid/i;

/** The resources that the record lists, the first of many. */
export function resourcesOf(record: Json): readonly TouchedResource[] {
  const listed = at(record, 'resources');
  if (!Array.isArray(listed)) return [];
  return listed.slice(0, LIMITS.resources).flatMap((resource: unknown) => {
    const name = text(at(resource, 'ARN') ?? at(resource, 'arn') ?? at(resource, 'resourceName'), LIMITS.arn);
    const type = word(at(resource, 'type'), LIMITS.name);
    return name === undefined ? [] : [{ name, ...(type !== undefined && { type }) }];
  });
}

/** The request parameters that name what was touched, in the order of the record, the first of many. */
export function parametersOf(record: Json): readonly RequestParameter[] {
  const found: RequestParameter[] = [];
  const budget = { looks: LIMITS.looked };
  collect(at(record, 'requestParameters'), [], budget, found);
  return found;
}

function collect(
  value: unknown,
  path: readonly string[],
  budget: { looks: number },
  found: RequestParameter[],
): void {
  if (!isJson(value) || path.length >= LIMITS.depth) return;
  for (const name in value) {
    if (found.length >= LIMITS.parameters || budget.looks-- <= 0) return;
    if (!Object.hasOwn(value, name) || SECRET.test(name.slice(0, LIMITS.parameterName))) continue;
    const inner = value[name];
    const here = [...path, name.slice(0, LIMITS.parameterName)];
    if (isJson(inner)) collect(inner, here, budget, found);
    else if (TELLING.test(name.slice(0, LIMITS.parameterName))) found.push(...parameter(here, inner));
  }
}

function parameter(path: readonly string[], value: unknown): readonly RequestParameter[] {
  const told = Array.isArray(value) ? listed(value) : rawText(value);
  if (told === undefined) return [];
  const name = kept(path.join('.'), LIMITS.parameterName);
  return [{ name, value: kept(withoutQuery(told), LIMITS.parameterValue) }];
}

/** A list of scalars, its first ones. */
function listed(values: readonly unknown[]): string | undefined {
  const texts = values.slice(0, 10).flatMap((value) => rawText(value)?.slice(0, LIMITS.parameterValue) ?? []);
  return texts.length === 0 ? undefined : texts.join(', ');
}

/** What follows the question mark of a URL may be a signature. */
function withoutQuery(value: string): string {
  return /^https?:/i.test(value) ? (value.split('?', 1)[0] ?? '') : value;
}
