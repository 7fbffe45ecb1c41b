import { daysBetween, type LocalDate, plusDays } from '../../domain/snapshot/local-date.ts';
import { DAY, HOUR, type Instant, type Milliseconds } from '../../domain/time.ts';
import type { DigestPost, DigestPostStore } from '../digest-ports.ts';
import type { Log } from '../ports.ts';
import type { ChannelCheck } from '../posting/channel-check.ts';
import type { SharedPosting } from './shared-posting.ts';

/** When digests are due; what `LocalSchedule` of the jobs says. */
export interface DigestSchedule {
  /** The latest that is due at `now`, and not too long ago to be made up for. */
  lastDue(now: Instant): { readonly date: LocalDate; readonly at: Instant } | undefined;
  nextDue(after: Instant): { readonly at: Instant };
  dateAt(at: Instant): LocalDate;
}

export interface RunDigestDeps {
  readonly schedule: DigestSchedule;
  readonly posts: Pick<DigestPostStore, 'since' | 'last'>;
  readonly posting: SharedPosting;
  readonly channel: string;
  readonly channelCheck: ChannelCheck;
  readonly log: Log;
  /** The end of the app. */
  readonly signal: AbortSignal;
}

/**
 * Posts the digest that is due at `now`, or missed, or was asked for and could not be posted, and looks after one of which
 * it is not clear whether it was posted. Gives when there is something to do again. Throws where the store or the
 * directory gives no answer.
 */
export type RunDigest = (now: Instant) => Promise<Instant>;

/** What was intended, or asked for, longer ago is not news any more. */
const MADE_UP_FOR: Milliseconds = 48 * HOUR;

export function createRunDigest(deps: RunDigestDeps): RunDigest {
  const { schedule, channel, channelCheck } = deps;
  return async (now) => {
    const date = await dateToPost(now, deps);
    const next = schedule.nextDue(now).at;
    if (date !== undefined) return Math.min(next, (await post(date, deps)) ?? next);
    // Said in the log well before it is due.
    await channelCheck(channel);
    return next;
  };
}

/** Gives when there is something to do about it still. */
async function post(
  date: LocalDate,
  { posting, channel, log, signal }: RunDigestDeps,
): Promise<Instant | undefined> {
  try {
    const posted = await posting.postDay(date, () => undefined);
    if (posted.kind === 'posted' && posted.isNew) log.info({ date, channel }, 'the digest was posted');
    return posted.again;
  } catch (error) {
    if (!signal.aborted) throw error;
    log.info({ date }, 'the app is ending: the digest is gone on with by another, or by the next start');
    return undefined;
  }
}

/**
 * The latest date that calls for something; one that a later digest has overtaken is left alone. What a process whose
 * clock is ahead recorded of a date to come overtakes nothing.
 */
async function dateToPost(now: Instant, deps: RunDigestDeps): Promise<LocalDate | undefined> {
  const { schedule, posts, posting, channel } = deps;
  const today = schedule.dateAt(now);
  const since = await posts.since(channel, now);
  const last = await lastUntil(today, deps);
  const due = schedule.lastDue(now);
  const unfinished = posting.unfinished();
  const dates = [
    ...(due !== undefined && due.at > since ? [due.date] : []),
    ...(last !== undefined && !isSettled(last) && now - last.intendedAt <= MADE_UP_FOR ? [last.name] : []),
    ...(unfinished !== undefined && isRecent(unfinished.date, today) ? [unfinished.date] : []),
  ];
  const date = dates.toSorted().at(-1);
  if (date === undefined || last === undefined || date > last.name) return date;
  return date === last.name && !isSettled(last) ? date : undefined;
}

/** The last record of a date that has come. One after tomorrow is told: no clock may be that far ahead. */
async function lastUntil(
  today: LocalDate,
  { posts, channel, log }: RunDigestDeps,
): Promise<DigestPost | undefined> {
  const last = await posts.last(channel);
  if (last === undefined || last.name <= today) return last;
  if (last.name > plusDays(today, 1)) log.error({ date: last.name, channel }, DATE_TO_COME);
  return posts.last(channel, today);
}

const DATE_TO_COME =
  'a digest of a date to come is recorded, so that day gets no other: the clock of a process was wrong, or this one is: set the clocks by NTP';

function isRecent(date: LocalDate, today: LocalDate): boolean {
  return date <= today && daysBetween(date, today) * DAY <= MADE_UP_FOR;
}

/** Posted, and nothing of it is in doubt. */
function isSettled({ place, claim, doubtfulUntil }: DigestPost): boolean {
  return place !== undefined && claim === undefined && doubtfulUntil === undefined;
}
