import type { Read } from '../evidence.ts';
import { type Unknown, unknown } from '../fact.ts';

/** Why the readings that failed did. */
export function unreadOf(readings: readonly Read<unknown>[]): readonly Unknown[] {
  return readings.flatMap((read) => (read.kind === 'unread' ? [unknown(read.reason, read.remedies)] : []));
}
