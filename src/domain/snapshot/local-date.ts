import { DAY, type Instant } from '../time.ts';

/** A calendar date in some time zone, `2026-11-20`; dates sort as texts. Made only by the functions of this file. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

/** The date in `text`, or `undefined` where it is none that the calendar has. */
export function parseLocalDate(text: string): LocalDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const midnight = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(midnight) || dateInUtc(midnight) !== text ? undefined : dateInUtc(midnight);
}

/** The date that the calendar in UTC shows. */
export function dateInUtc(at: Instant): LocalDate {
  return new Date(at).toISOString().slice(0, 10) as LocalDate;
}

/** Midnight of the date, as if it were one in UTC. */
export function midnightInUtc(date: LocalDate): Instant {
  return Date.parse(`${date}T00:00:00Z`);
}

/** The date so many days later; earlier where negative. */
export function plusDays(date: LocalDate, days: number): LocalDate {
  return dateInUtc(midnightInUtc(date) + days * DAY);
}

/** How many days `to` is after `from`. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (midnightInUtc(to) - midnightInUtc(from)) / DAY;
}
