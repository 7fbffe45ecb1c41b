import type { Acknowledgement } from '../domain/acknowledgement/acknowledgement.ts';
import type { Instant } from '../domain/time.ts';
import { personName } from './digest/words.ts';
import { harmless } from './text/harmless.ts';
import { date } from './text/time.ts';

/** In a list: as much of the reason as there is room for. */
const LISTED_WHY = 160;
/** In full: reasons are shorter, but for hidden characters that are made visible. */
const WHOLE_WHY = 1_000;

/** `Acknowledged by Mia Chen until 20 Dec: “a device is ordered”.` */
export function acknowledgedLine(acknowledgement: Acknowledgement, now: Instant): string {
  return wordsOf(acknowledgement, now, LISTED_WHY);
}

/** The same with the whole reason. */
export function acknowledgedInFull(acknowledgement: Acknowledgement, now: Instant): string {
  return wordsOf(acknowledgement, now, WHOLE_WHY);
}

function wordsOf({ by, until, why }: Acknowledgement, now: Instant, most: number): string {
  return `Acknowledged by ${personName(by)} until ${date(until, now)}: “${harmless(why, most)}”.`;
}
