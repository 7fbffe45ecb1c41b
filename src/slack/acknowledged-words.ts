import type { Acknowledgement } from '../domain/acknowledgement/acknowledgement.ts';
import type { Instant } from '../domain/time.ts';
import { personName } from './digest/words.ts';
import { dates } from './text/dates.ts';
import { harmless } from './text/harmless.ts';
import { dateAndTime } from './text/time.ts';

/** In a list: as much of the reason as there is room for. */
const LISTED_WHY = 160;
/** In full: reasons are shorter, but for hidden characters that are made visible. */
const WHOLE_WHY = 1_000;

/** An acknowledgement in words, safe to show. */
export type AcknowledgedLine = (acknowledgement: Acknowledgement) => string;

/** For a list, however long: `Acknowledged by Mia Chen until 20 Dec: “a device is ordered”.` */
export function acknowledgedLines(now: Instant): AcknowledgedLine {
  const dayOf = dates(now);
  return (acknowledgement) => inWords(acknowledgement, dayOf(acknowledgement.until), LISTED_WHY);
}

/** The same with the whole reason, and to the minute when it ends: at the day's beginning. */
export function acknowledgedInFull(acknowledgement: Acknowledgement, now: Instant): string {
  return inWords(acknowledgement, dateAndTime(acknowledgement.until, now), WHOLE_WHY);
}

function inWords({ by, why }: Acknowledgement, until: string, most: number): string {
  return `Acknowledged by ${personName(by)} until ${until}: “${harmless(why, most)}”.`;
}
