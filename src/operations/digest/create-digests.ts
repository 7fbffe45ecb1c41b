import type { LocalDate } from '../../domain/snapshot/local-date.ts';
import { type Instant, MINUTE, type Milliseconds, SECOND } from '../../domain/time.ts';
import type { DigestPost, DigestPostStore } from '../digest-ports.ts';
import type { Clock } from '../ports.ts';
import type { Posted } from '../posting-ports.ts';
import type { DayDigests } from './day-digests.ts';
import type { DayDigest, DigestNow, Digests } from './digests.ts';
import type { PostDay } from './post-day.ts';
import type { RecentSnapshot } from './recent-snapshot.ts';
import type { PostedDay } from './show-digest.ts';

export interface DigestsDeps {
  readonly recentSnapshot: RecentSnapshot;
  readonly dayDigests: DayDigests;
  readonly posts: Pick<DigestPostStore, 'load'>;
  readonly postDay: PostDay;
  readonly channel: string;
  /** The date in the digest's time zone. */
  readonly dateAt: (at: Instant) => LocalDate;
  readonly clock: Clock;
  /** Resolves after so many milliseconds of real time; rejects where `signal` aborts before. */
  readonly wait: (time: Milliseconds, signal: AbortSignal) => Promise<void>;
}

/** While another process is at it, how often is looked whether it is done, and for how long in all. */
const LOOK_AGAIN: Milliseconds = 2 * SECOND;
const PATIENCE: Milliseconds = 15 * MINUTE;

export function createDigests(deps: DigestsDeps): Digests {
  return {
    async last() {
      const snapshot = await deps.recentSnapshot();
      return snapshot && dayDigest(snapshot.date, deps);
    },
    of: (date) => dayDigest(date, deps),
    async now(onProgress, signal) {
      const date = deps.dateAt(deps.clock.now());
      for (let waited = 0; waited <= PATIENCE; waited += LOOK_AGAIN) {
        signal.throwIfAborted();
        const posted = await deps.postDay(date, onProgress);
        if (posted.kind !== 'elsewhere') return digestNow(date, posted, deps);
        await deps.wait(LOOK_AGAIN, signal);
      }
      return { kind: 'elsewhere' };
    },
  };
}

async function dayDigest(
  date: LocalDate,
  { dayDigests, posts, channel }: DigestsDeps,
): Promise<DayDigest | undefined> {
  const [digest, post] = await Promise.all([dayDigests(date), posts.load(channel, date)]);
  return digest && { digest, ...postedAt(post?.place) };
}

/** Slack's `ts` says when a message was posted, in seconds. */
function postedAt(place: DigestPost['place']): Pick<DayDigest, 'posted'> {
  return place === undefined ? {} : { posted: whenPosted(place) };
}

function whenPosted(place: Posted): Posted & { readonly at: Instant } {
  return { ...place, at: Math.floor(Number(place.ts) * SECOND) };
}

async function digestNow(
  date: LocalDate,
  posted: Exclude<PostedDay, { kind: 'elsewhere' }>,
  deps: DigestsDeps,
): Promise<DigestNow> {
  const digest = await deps.dayDigests(date);
  if (digest === undefined) throw new Error(`the digest of ${date} was drawn, and its snapshot is not there`);
  if (posted.kind === 'posted') {
    const { place, isNew } = posted;
    return { kind: 'posted', day: { digest, posted: whenPosted(place) }, isNew };
  }
  const { again: _, ...why } = posted;
  return { ...why, day: { digest } };
}
