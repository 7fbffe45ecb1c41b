import type { AlarmPath } from '../../domain/digest/alarm-path.ts';
import type { Digest } from '../../domain/digest/digest.ts';
import { failingChange } from '../../domain/digest/failing-counts.ts';
import { isUse } from '../../domain/digest/root-use.ts';
import { daysBetween } from '../../domain/snapshot/local-date.ts';
import { HOUR, type Instant } from '../../domain/time.ts';
import { dateAndTime, duration, timeOfDay } from '../text/time.ts';
import { count, number } from '../text/words.ts';
import { usersLine } from './users-line.ts';
import { dayInWords } from './words.ts';

/** What stands below the first line: `600 measured: 596 clear, 4 acknowledged. No root use. 0 windows open.` */
export function summaryLines(digest: Digest, now: Instant): string[] {
  return [
    ...lateNote(digest, now),
    ...comparedNote(digest, now),
    ...staleNote(digest, now),
    [counts(digest, now), ...rootUse(digest), ...windows(digest)].join(' '),
    alarmLine(digest, now),
    ...usersLine(digest, now),
  ];
}

function lateNote({ lateSince, takenAt }: Digest, now: Instant): string[] {
  if (lateSince === undefined) return [];
  return [
    `LATE: it was due ${dateAndTime(lateSince, now)}. It says how things stood ${dateAndTime(takenAt, now)}.`,
  ];
}

function comparedNote({ before, date, unreadBefore }: Digest, now: Instant): string[] {
  if (unreadBefore !== undefined) {
    const instead =
      before === undefined ? 'changes are not known' : `compared with ${dayInWords(before.date, now)}`;
    return [`The sweep of ${dayInWords(unreadBefore, now)} cannot be read: ${instead}.`];
  }
  if (before === undefined) {
    return ['There is nothing to compare with yet: changes are told from the next digest on.'];
  }
  return daysBetween(before.date, date) === 1
    ? []
    : [`Compared with ${dayInWords(before.date, now)}: no digest in between was posted.`];
}

/** A directory is read anew each hour; one this old was not, and what came to be since is in no list. */
const STALE = 3 * HOUR;

function staleNote({ takenAt, directoryAsOf = takenAt }: Digest, now: Instant): string[] {
  const behind = takenAt - directoryAsOf;
  if (behind <= STALE) return [];
  return [
    `Accounts as listed ${dateAndTime(directoryAsOf, now)}, ${duration(behind)} before: newer ones are missing.`,
  ];
}

function counts(digest: Digest, now: Instant): string {
  const { counts: today } = digest;
  const { measured, unmeasured, skipped, failing, acknowledged, partial, partialFailing, clear } = today;
  const was = comparedDay(digest);
  const compared = (name: 'failing' | 'acknowledged') =>
    was && was.counts[name] !== today[name]
      ? [`${dayInWords(was.date, now)}: ${number(was.counts[name])}`]
      : [];
  const isTold = (name: 'failing' | 'acknowledged') => today[name] > 0 || compared(name).length > 0;
  const failingNotes = notes([...compared('failing'), ...acknowledgedInPart(digest)]);
  const parts = [
    ...(isTold('failing') ? [`${number(failing)} with findings${failingNotes}`] : []),
    ...(measured > 0 ? [`${number(clear)} clear`] : []),
    ...(isTold('acknowledged')
      ? [`${number(acknowledged)} acknowledged${notes(compared('acknowledged'))}`]
      : []),
    ...(partial > 0 ? [`${number(partial)} partly measured${failedAtLast(partialFailing)}`] : []),
  ];
  const of = unmeasured > 0 ? `${number(measured)} of ${number(measured + unmeasured)}` : number(measured);
  const told = `${of} measured${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`;
  return skipped > 0 ? `${told} ${number(skipped)} skipped.` : told;
}

/** Accounts of which somebody answers for some findings and not for all: they are counted among those with findings. */
function acknowledgedInPart({ acknowledged, counts: today }: Digest): string[] {
  const measured = acknowledged.flatMap(({ whose }) =>
    whose !== 'organization' && whose.measuring.kind === 'measured' ? [whose] : [],
  );
  const inPart = new Set(measured).size - today.acknowledged;
  return inPart > 0 ? [`${number(inPart)} acknowledged in part`] : [];
}

function notes(all: readonly string[]): string {
  return all.length === 0 ? '' : ` (${all.join('; ')})`;
}

/** The day before, where what was not measured, or left, does not explain what is different; else that would mislead. */
function comparedDay({ before, counts: today, headline }: Digest): Digest['before'] {
  const [left = 0] = headline.flatMap((fact) => (fact.kind === 'left' ? [fact.failing] : []));
  const change = before && failingChange(before.counts, today, left);
  return change === 'unclear' ? undefined : before;
}

function failedAtLast(partialFailing = 0): string {
  return partialFailing === 0 ? '' : ` (${number(partialFailing)} failed when last measured)`;
}

/** Only what would have been noticed is called absent. */
function rootUse({ rootUse: use, alarmPath }: Digest): string[] {
  if (use === undefined)
    return alarmPath === undefined ? [] : ['Root use: only what credential reports show.'];
  const unsanctioned = use.unsanctioned.filter(isUse).length;
  if (unsanctioned + use.sanctioned > 0) {
    return [`Root use: ${number(unsanctioned)} unsanctioned, ${number(use.sanctioned)} in windows.`];
  }
  if (alarmPath === undefined) return ['No root use seen, and not known whether it would be.'];
  const { silent, notYet, accounts, wasInterrupted } = alarmPath;
  if (silent.length + notYet > 0 || accounts === 0) return ['No root use seen where the alarm path works.'];
  return [wasInterrupted ? 'No root use heard of; it was not listened for all the time.' : 'No root use.'];
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

function alarmLine({ rootUse: use, alarmPath }: Digest, now: Instant): string {
  if (alarmPath === undefined) {
    return use === undefined
      ? 'Root use: only what credential reports show. Alarm path: not known. A use of root may go unnoticed.'
      : 'Alarm path: not known. A use of root may go unnoticed.';
  }
  const { accounts, silent, notYet } = alarmPath;
  const heard = number(accounts - silent.length - notYet);
  const waiting = notYet > 0 ? ` ${number(notYet)} not heard yet, and not for long enough to tell.` : '';
  return `Alarm path ${provenWhen(alarmPath, now)}in ${heard} of ${count(accounts, 'account')}.${waiting}`;
}

function provenWhen({ provenAt }: AlarmPath, now: Instant): string {
  if (provenAt === undefined) return 'proven ';
  return `proven ${now - provenAt < TODAY ? timeOfDay(provenAt) : dateAndTime(provenAt, now)} `;
}

/** From then on a time of day alone could be read as today's. */
const TODAY = 20 * HOUR;
