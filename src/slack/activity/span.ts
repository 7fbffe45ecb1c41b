import { DAY, type Instant } from '../../domain/time.ts';
import { dateAndTime, timeOfDay } from '../text/time.ts';
import { moment } from '../windows/when.ts';

const UTC = ' UTC';

/** `09:00–09:06 UTC`; with days where they are not that of `day`: `19 Nov 23:50 – 20 Nov 00:10 UTC`. */
export function span(from: Instant, to: Instant, day: Instant): string {
  const [first, last] = [moment(from, day), moment(to, day)];
  if (first === last) return first;
  const begin = first.slice(0, -UTC.length);
  const isSameDay = Math.floor(from / DAY) === Math.floor(to / DAY);
  return isSameDay ? `${begin}–${timeOfDay(to)}` : `${begin} – ${dateAndTime(to, day)}`;
}
