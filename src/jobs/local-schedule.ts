import { type LocalClock, localClock } from '../domain/snapshot/local-clock.ts';
import { type LocalDate, midnightInUtc, plusDays } from '../domain/snapshot/local-date.ts';
import { instantOf } from '../domain/snapshot/wall-time.ts';
import { DAY, HOUR, type Instant, type Milliseconds } from '../domain/time.ts';
import { createMatch, type Match } from './schedule.ts';

/** How far back a run that was missed is made up for. */
export const LOOK_BACK: Milliseconds = 48 * HOUR;

const LONGEST_SEARCH_IN_DAYS = 366;

/** What is due on one date. */
export interface Due {
  /** Of the wall time that it is for: with the channel, the key under which it is done once. */
  readonly date: LocalDate;
  readonly at: Instant;
}

/** The times that a cron expression stands for in a time zone: at most one a date, the first. */
export interface LocalSchedule {
  readonly timeZone: string;
  dateAt(at: Instant): LocalDate;
  dueOn(date: LocalDate): Due | undefined;
  /** The latest that is due at `now`, and has been for no longer than `LOOK_BACK`. */
  lastDue(now: Instant): Due | undefined;
  /** The first after `after`. Throws where none comes for as long as a year. */
  nextDue(after: Instant): Due;
}

/**
 * node-cron's matcher is asked about wall times, since its own idea of a zone skips a time that does not exist, and takes
 * one that occurs twice twice. Here the one runs at the first minute after the gap, and the other the first time only. A
 * date that a zone left out as a whole (Apia, 30 December 2011) has nothing due. Throws where the expression is none of
 * five fields, or the zone is not in the IANA time zone database.
 */
export function createLocalSchedule(expression: string, timeZone: string): LocalSchedule {
  const clock = knownClock(timeZone);
  const { dateAt } = clock;
  const dueOn = createDueOn(expression, clock);
  return {
    timeZone,
    dateAt,
    dueOn,
    lastDue: (now) => lastDue(dueOn, dateAt(now), now),
    nextDue(after) {
      const due = nextDue(dueOn, dateAt(after), after);
      if (due === undefined) throw new Error(`The schedule "${expression}" does not come within a year.`);
      return due;
    },
  };
}

/** Whether a date may have several of the expression's times, of which all but the first are passed over. Throws as above. */
export function hasSeveralTimesADay(expression: string): boolean {
  const firstMatch = wallMatch(expression);
  const first = firstMatch(-1, LONGEST_SEARCH_IN_DAYS * DAY);
  if (first === undefined) return false;
  const midnight = (Math.floor(first / DAY) + 1) * DAY;
  return firstMatch(first, midnight) !== undefined;
}

type DueOn = LocalSchedule['dueOn'];

function createDueOn(expression: string, clock: LocalClock): DueOn {
  const firstMatch = wallMatch(expression);
  return remembered((date) => {
    const midnight = midnightInUtc(date);
    const wall = firstMatch(midnight - 1, midnight + DAY);
    const at = wall === undefined ? undefined : instantOf(wall, clock);
    return at === undefined ? undefined : { date, at };
  });
}

/** A job asks about the same few dates every minute, and the matcher takes a millisecond. */
function remembered(dueOn: DueOn): DueOn {
  const known = new Map<LocalDate, Due | undefined>();
  return (date) => {
    if (!known.has(date)) known.set(date, dueOn(date));
    return known.get(date);
  };
}

function knownClock(timeZone: string): LocalClock {
  try {
    return localClock(timeZone);
  } catch (cause) {
    throw new Error(`"${timeZone}" is no time zone. Give a name such as Europe/Berlin.`, { cause });
  }
}

function wallMatch(expression: string): Match {
  const problem = `"${expression}" is no schedule. Give a cron expression of five fields, such as 0 6 * * *.`;
  if (expression.trim().split(/\s+/).length !== 5) throw new Error(problem);
  try {
    return createMatch(expression);
  } catch (cause) {
    throw new Error(problem, { cause });
  }
}

/** With a day of 23 hours among them, `LOOK_BACK` reaches into one date more. */
function lastDue(dueOn: DueOn, today: LocalDate, now: Instant): Due | undefined {
  for (let days = 0; days >= -LOOK_BACK / DAY - 1; days -= 1) {
    const due = dueOn(plusDays(today, days));
    if (due !== undefined && due.at <= now) return now - due.at <= LOOK_BACK ? due : undefined;
  }
  return undefined;
}

function nextDue(dueOn: DueOn, today: LocalDate, after: Instant): Due | undefined {
  for (let days = 0; days <= LONGEST_SEARCH_IN_DAYS; days += 1) {
    const due = dueOn(plusDays(today, days));
    if (due !== undefined && due.at > after) return due;
  }
  return undefined;
}
