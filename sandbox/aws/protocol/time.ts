import type { Instant } from '../../../src/domain/time.ts';

/** As the query protocol writes it: `2026-11-20T09:00:00Z`. */
export function xmlTime(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** As the credential report writes it: `2026-11-20T09:00:00+00:00`. */
export function reportTime(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}+00:00`;
}

/** As JSON 1.1 writes it: seconds since the epoch. */
export function jsonTime(at: Instant): number {
  return Math.floor(at / 1_000);
}
