import { ControlError } from '../control.ts';

const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|UTC|[+-]\d{2}:\d{2})?$/;

/**
 * A typed date and time as seconds since the epoch; in UTC where no time zone is said, so that a scenario means the same
 * everywhere. Throws a ControlError.
 */
export function momentOf(given: string): number {
  if (/^\d{10}$/.test(given)) return Number(given);
  const [, day, time, zone = 'Z'] = MOMENT.exec(given) ?? [];
  const moment = Date.parse(`${day}T${time}${zone === 'UTC' ? 'Z' : zone}`);
  if (Number.isFinite(moment)) return Math.floor(moment / 1000);
  throw new ControlError(`“${given}” is not a date and time such as 2026-11-20 16:00 (UTC).`);
}
