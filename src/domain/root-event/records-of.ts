import { at, isJson, rawText } from './json.ts';

/**
 * The records in a file of CloudTrail: a log file (`{"Records": […]}`), what `aws cloudtrail lookup-events` printed
 * (`{"Events": [{"CloudTrailEvent": "…"}]}`), a list of either kind of record, or one record. `undefined` where it is
 * none of these. A `CloudTrailEvent` comes as the string that it is: for `normaliseBody`.
 */
export function recordsOf(file: unknown): readonly unknown[] | undefined {
  const list = at(file, 'Records') ?? at(file, 'Events') ?? file;
  if (Array.isArray(list)) return list.map(unwrapped);
  return isJson(list) && (Object.hasOwn(list, 'eventName') || Object.hasOwn(list, 'detail'))
    ? [list]
    : undefined;
}

function unwrapped(entry: unknown): unknown {
  return rawText(at(entry, 'CloudTrailEvent')) ?? entry;
}
