import type { Instant } from '../../src/domain/time.ts';

/** A CloudTrail record, whatever is in it. */
export type CloudTrailRecord = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is CloudTrailRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The record in `value`, bare or in its EventBridge envelope; `undefined` where there is none. */
export function recordIn(value: unknown): CloudTrailRecord | undefined {
  if (!isObject(value)) return undefined;
  if (isObject(value.detail) && 'eventName' in value.detail) return value.detail;
  return 'eventName' in value ? value : undefined;
}

/** Whose trail has it. */
export function accountIn(record: CloudTrailRecord): string | undefined {
  const identity = isObject(record.userIdentity) ? record.userIdentity : {};
  return textIn(record, 'recipientAccountId') ?? textIn(identity, 'accountId');
}

export function textIn(object: CloudTrailRecord, name: string): string | undefined {
  const value = object[name];
  return typeof value === 'string' ? value : undefined;
}

/** When it happened; `undefined` where it does not say. */
export function timeIn(record: CloudTrailRecord): Instant | undefined {
  const at = Date.parse(textIn(record, 'eventTime') ?? '');
  return Number.isNaN(at) ? undefined : at;
}

/** As CloudTrail writes it, to the second. */
export function recordTime(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
