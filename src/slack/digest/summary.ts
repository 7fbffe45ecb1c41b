import type { Digest } from '../../domain/digest/digest.ts';
import { daysBetween } from '../../domain/snapshot/local-date.ts';
import { HOUR, type Instant } from '../../domain/time.ts';
import { dateAndTime, timeOfDay } from '../text/time.ts';
import { count, number } from '../text/words.ts';
import type { AlarmPath } from './alarm-path.ts';
import { dayInWords } from './words.ts';

/** What stands below the first line: `600 measured: 596 clear, 4 acknowledged. No root use. 0 windows open.` */
export function summaryLines(digest: Digest, now: Instant, alarmPath?: AlarmPath): string[] {
  return [
    ...lateNote(digest, now),
    ...comparedNote(digest, now),
    [counts(digest, now), ...rootUse(digest, alarmPath), ...windows(digest)].join(' '),
    alarmLine(digest, alarmPath, now),
  ];
}

function lateNote({ lateSince, takenAt }: Digest, now: Instant): string[] {
  if (lateSince === undefined) return [];
  return [
    `LATE: it was due ${dateAndTime(lateSince, now)}. It says how things stood ${dateAndTime(takenAt, now)}.`,
  ];
}

function comparedNote({ before, date }: Digest, now: Instant): string[] {
  if (before === undefined) {
    return ['There is nothing to compare with yet: changes are told from the next digest on.'];
  }
  return daysBetween(before.date, date) === 1
    ? []
    : [`Compared with ${dayInWords(before.date, now)}: no sweep in between was complete.`];
}

function counts({ counts: today, before }: Digest, now: Instant): string {
  const { measured, unmeasured, skipped, failing, acknowledged, partial, clear } = today;
  const was = before && before.counts.failing !== failing ? before : undefined;
  const compared = was ? ` (${dayInWords(was.date, now)}: ${number(was.counts.failing)})` : '';
  const parts = [
    ...(failing > 0 || was !== undefined ? [`${number(failing)} with findings${compared}`] : []),
    ...(measured > 0 ? [`${number(clear)} clear`] : []),
    ...(acknowledged > 0 ? [`${number(acknowledged)} acknowledged`] : []),
    ...(partial > 0 ? [`${number(partial)} partly measured`] : []),
  ];
  const of = unmeasured > 0 ? `${number(measured)} of ${number(measured + unmeasured)}` : number(measured);
  const told = `${of} measured${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`;
  return skipped > 0 ? `${told} ${number(skipped)} skipped.` : told;
}

/** Only what would have been noticed is called absent. */
function rootUse({ rootUse: use }: Digest, alarmPath?: AlarmPath): string[] {
  if (use === undefined) return alarmPath === undefined ? [] : ['Root use: not known.'];
  const { unsanctioned, sanctioned } = use;
  if (unsanctioned.length + sanctioned > 0) {
    return [`Root use: ${number(unsanctioned.length)} unsanctioned, ${number(sanctioned)} in windows.`];
  }
  if (alarmPath === undefined) return ['No root use seen, and not known whether it would be.'];
  return alarmPath.silent.length > 0 || alarmPath.accounts === 0
    ? ['No root use seen where the alarm path works.']
    : ['No root use.'];
}

/** Nothing where windows are not configured. */
function windows({ windows: waiting }: Digest): string[] {
  if (waiting === undefined) return [];
  const { open, pending, unreviewed, overdue } = waiting;
  const reviews = unreviewed.length + overdue.length;
  const told = [
    `${count(open.length, 'window')} open`,
    ...(pending.length > 0 ? [`${number(pending.length)} pending`] : []),
    ...(reviews > 0 ? [`${number(reviews)} not reviewed`] : []),
  ];
  return [`${told.join(', ')}.`];
}

function alarmLine({ rootUse: use }: Digest, path: AlarmPath | undefined, now: Instant): string {
  if (path === undefined) {
    return use === undefined
      ? 'Root use and alarm path: not known. A use of root may go unnoticed.'
      : 'Alarm path: not known. A use of root may go unnoticed.';
  }
  const { provenAt, accounts, silent } = path;
  const when = now - provenAt < TODAY ? timeOfDay(provenAt) : dateAndTime(provenAt, now);
  return `Alarm path proven ${when} in ${number(accounts - silent.length)} of ${count(accounts, 'account')}.`;
}

/** From then on a time of day alone could be read as today's. */
const TODAY = 20 * HOUR;
