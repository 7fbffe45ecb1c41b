import type { Digest } from '../../domain/digest/digest.ts';
import type { LocalDate } from '../../domain/snapshot/local-date.ts';
import { type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import type { Leases } from '../ports.ts';
import { whileHeld } from '../while-held.ts';
import type { DayDigests } from './day-digests.ts';
import type { DigestMeasuring } from './digests.ts';
import { LOOK_AGAIN, type PostedDay, type ShowDigestDeps, showDigest, tendDigest } from './show-digest.ts';

export interface PostDayDeps extends ShowDigestDeps {
  readonly leases: Leases;
  readonly dayDigests: DayDigests;
  /** When the digest of a date is due, if on that date one is. */
  readonly dueOn: (date: LocalDate) => { readonly at: Instant } | undefined;
  /** Measures every account and stores the snapshot of a date. */
  readonly sweep: (
    date: LocalDate,
    report: (progress: DigestMeasuring) => void,
    signal: AbortSignal,
  ) => Promise<void>;
  /** The end of the app. */
  readonly signal: AbortSignal;
}

/**
 * Measures every account, unless that was done for the date, and posts its digest, unless it stands there. Throws where
 * the store or the directory gives no answer; what was measured is kept.
 */
export type PostDay = (date: LocalDate, report: (progress: DigestMeasuring) => void) => Promise<PostedDay>;

const LEASE = 'digest';
/** Who measured and has not posted so long after has ended, as a rule: anybody may, since posting needs no lease. */
const LEFT_BEHIND_AFTER: Milliseconds = MINUTE;
const LATE_AFTER: Milliseconds = 30 * MINUTE;

export function createPostDay(deps: PostDayDeps): PostDay {
  const { posts, channel, leases, log, signal } = deps;
  return async (date, report) => {
    if ((await posts.load(channel, date))?.place !== undefined) return tendDigest(date, deps);
    const lease = await leases.acquire(LEASE);
    if (lease === undefined) return postLeftBehind(date, deps);
    return whileHeld(lease, log, async (held) => {
      const ending = AbortSignal.any([signal, held]);
      const digest = (await digestNow(date, deps)) ?? (await sweptDigest(date, report, deps, ending));
      return showDigest(digest, deps, ending);
    });
  };
}

async function sweptDigest(
  date: LocalDate,
  report: (progress: DigestMeasuring) => void,
  deps: PostDayDeps,
  signal: AbortSignal,
): Promise<Digest> {
  await deps.sweep(date, report, signal);
  const digest = await digestNow(date, deps);
  if (digest === undefined) throw new Error(`the snapshot of ${date} was stored, and is not there`);
  return digest;
}

/** Whoever holds the lease is measuring, or about to post, or dead. */
async function postLeftBehind(date: LocalDate, deps: PostDayDeps): Promise<PostedDay> {
  const digest = await digestNow(date, deps);
  const now = deps.clock.now();
  if (digest === undefined || now < digest.takenAt + LEFT_BEHIND_AFTER) {
    return { kind: 'elsewhere', again: now + LOOK_AGAIN };
  }
  return showDigest(digest, deps, deps.signal);
}

async function digestNow(date: LocalDate, deps: PostDayDeps): Promise<Digest | undefined> {
  return deps.dayDigests(date, await lateSince(date, deps));
}

/** What was due before the channel ever had a digest was not missed. */
async function lateSince(
  date: LocalDate,
  { dueOn, posts, channel, clock }: PostDayDeps,
): Promise<Instant | undefined> {
  const due = dueOn(date);
  const now = clock.now();
  if (due === undefined || now <= due.at + LATE_AFTER) return undefined;
  return due.at > (await posts.since(channel, now)) ? due.at : undefined;
}
