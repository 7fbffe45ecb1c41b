import type { LocalDate } from '../snapshot/local-date.ts';
import type { Instant } from '../time.ts';

/** The digest that comes next, or should have come already. */
export interface AwaitedDigest {
  readonly dueAt: Instant;
  /** False: no digest is due today, or an earlier one has not come. */
  readonly isOfToday: boolean;
}

/** What is awaited after the digest of `date`; nothing where that is today's. */
export type AwaitedAfter = (date: LocalDate, now: Instant) => AwaitedDigest | undefined;

interface Due {
  readonly date: LocalDate;
  readonly at: Instant;
}

/** When digests are due. */
interface Schedule {
  dateAt(at: Instant): LocalDate;
  /** The latest that is due, as far as it is made up for. */
  lastDue(now: Instant): Due | undefined;
  nextDue(after: Instant): Due;
}

export function createAwaitedAfter({ dateAt, lastDue, nextDue }: Schedule): AwaitedAfter {
  return (date, now) => {
    const today = dateAt(now);
    if (date >= today) return undefined;
    const last = lastDue(now);
    const due = last !== undefined && last.date > date ? last : nextDue(now);
    return { dueAt: due.at, isOfToday: due.date === today };
  };
}
