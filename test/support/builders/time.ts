import type { Instant, Milliseconds } from '../../../src/domain/time.ts';

/** The moment at which the builders' world stands still. */
export const NOW: Instant = Date.UTC(2026, 10, 20, 9, 0, 0);

/** `duration` before `NOW`. */
export function ago(duration: Milliseconds): Instant {
  return NOW - duration;
}

/** The instant as the credential report writes it: `2026-11-20T09:00:00+00:00`. */
export function reportDate(at: Instant): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, '+00:00');
}
