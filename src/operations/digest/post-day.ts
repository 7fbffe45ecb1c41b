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
const LATE_AFTER: Milliseconds = 30 * MINUTE;

export function createPostDay(deps: PostDayDeps): PostDay {
  const { posts, channel, clock, signal } = deps;
  return async (date, report) => {
    if ((await posts.load(channel, date))?.place !== undefined) return tendDigest(date, deps);
    const digest = (await digestNow(date, deps)) ?? (await measuredDigest(date, report, deps));
    if (digest === undefined) return { kind: 'elsewhere', again: clock.now() + LOOK_AGAIN };
    return showDigest(digest, deps, signal);
  };
}

/**
 * `undefined` where another process is measuring. The lease is given back before anything is posted, since posting needs
 * none: who is killed while it posts keeps nobody from measuring the next day.
 */
async function measuredDigest(
  date: LocalDate,
  report: (progress: DigestMeasuring) => void,
  deps: PostDayDeps,
): Promise<Digest | undefined> {
  const { leases, log, signal } = deps;
  const lease = await leases.acquire(LEASE);
  if (lease === undefined) return undefined;
  return whileHeld(lease, log, async (held) => {
    const doneMeanwhile = await digestNow(date, deps);
    if (doneMeanwhile !== undefined) return doneMeanwhile;
    await deps.sweep(date, report, AbortSignal.any([signal, held]));
    const digest = await digestNow(date, deps);
    if (digest === undefined) throw new Error(`the snapshot of ${date} was stored, and is not there`);
    return digest;
  });
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
