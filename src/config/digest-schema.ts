import { createTask, validate } from 'node-cron';
import { z } from 'zod';
import { localClock } from '../domain/snapshot/local-clock.ts';
import { suggest } from '../domain/suggest.ts';
import type { Instant } from '../domain/time.ts';
import { section } from './accepts.ts';
import { people, slackChannel } from './slack-ids.ts';

const CRON = 'a cron expression of five fields, in timeZone, with a time in every month, such as 0 6 * * *';
const ZONE = 'the name of a time zone in the IANA database, such as Europe/Berlin';

const schedule = z.string({ error: CRON }).refine(comesEveryMonth, { error: CRON });

const timeZone = z.string({ error: ZONE }).refine(isTimeZone, { error: ({ input }) => zoneNear(input) });

/** The section `digest` of `rootkeeper.yml`. That there is a channel is checked in `references.ts`. */
export const digestSchema = section({
  channel: slackChannel.optional(),
  schedule: schedule.default('0 6 * * *'),
  timeZone: timeZone.default('UTC'),
  acknowledgers: people.prefault({}),
});

/** Only the first time of a date counts, so minutes and hours never keep it from coming. */
function comesEveryMonth(expression: string): boolean {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 5 || !validate(expression)) return false;
  const days = createTask(['*', '*', ...fields.slice(2)].join(' '), () => undefined, { timezone: 'Etc/UTC' });
  return MONTHS.every((month) => month.some((day) => days.match(new Date(day))));
}

/** The days of the months of a year without a 29th of February, in which months begin on every day of the week. */
const MONTHS: readonly (readonly Instant[])[] = Array.from({ length: 12 }, (_, month) => {
  const length = new Date(Date.UTC(2026, month + 1, 0)).getUTCDate();
  return Array.from({ length }, (__, day) => Date.UTC(2026, month, day + 1));
});

function isTimeZone(name: string): boolean {
  try {
    localClock(name);
    return true;
  } catch {
    return false;
  }
}

function zoneNear(typed: unknown): string {
  const nearest = suggest(String(typed), Intl.supportedValuesOf('timeZone'), 1)[0];
  return nearest === undefined ? ZONE : `${ZONE} (did you mean ${nearest}?)`;
}
