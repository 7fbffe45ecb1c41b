import type { Instant } from '../time.ts';
import { rawText } from './json.ts';

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

/** A time as CloudTrail and EventBridge write it, `2026-11-20T03:02:11Z`; `undefined` where it is none. */
export function instantOf(value: unknown): Instant | undefined {
  const raw = rawText(value);
  if (raw === undefined || !ISO.test(raw.slice(0, 40))) return undefined;
  const instant = Date.parse(raw);
  return Number.isNaN(instant) ? undefined : instant;
}
