import type { Account, AccountId } from '../account.ts';
import type { Heartbeat } from '../root-event/intake.ts';
import { type Instant, MINUTE, type Milliseconds } from '../time.ts';

/** An account and a Region from which root events must reach us. */
export interface Listening {
  readonly accountId: AccountId;
  readonly region: string;
}

/** A place that is to be heard, and since when. */
export interface Awaited extends Listening {
  readonly since: Instant;
}

/** `lastAt` absent: never heard. */
export interface SilentPlace extends Listening {
  readonly lastAt?: Instant;
}

/** How well root events of all of them would reach us. Silence is no good news: it is a failed check. */
export interface PipelineStanding {
  readonly alive: number;
  /**
   * The oldest of the last heartbeats of those alive: so far back all of them are proven. Absent where none is alive.
   */
  readonly provenAt?: Instant;
  /** Longest silent first. */
  readonly silent: readonly SilentPlace[];
  /** Never heard, and not for long enough to tell. */
  readonly notYet: readonly Listening[];
}

/** What is known of places. */
export interface Heard {
  /** The newest heartbeat of each place that was ever heard. */
  readonly last: readonly Heartbeat[];
  /** Since when others are to be heard, as far as it was noted. */
  readonly awaited: readonly Awaited[];
}

/** For what delivery may take. */
const DELIVERY: Milliseconds = 5 * MINUTE;

/** Every Region of every account that can act: nobody can use the root user of a suspended or closed one. */
export function listeningPlaces(accounts: readonly Account[], regions: readonly string[]): Listening[] {
  return accounts
    .filter(({ state }) => state === 'ACTIVE')
    .flatMap(({ id: accountId }) => regions.map((region) => ({ accountId, region })));
}

/**
 * `every`: how far apart heartbeats are; one may be lost. Who was never heard has as long from when they were noted as
 * awaited, or from `now`.
 */
export function pipelineStanding(
  expected: readonly Listening[],
  heard: Heard,
  { every, now }: { readonly every: Milliseconds; readonly now: Instant },
): PipelineStanding {
  const lastAt = new Map(heard.last.map((beat) => [placeKey(beat), beat.at]));
  const since = new Map(heard.awaited.map((place) => [placeKey(place), place.since]));
  const isAlive = (at: Instant) => now - at <= 2 * every + DELIVERY;
  const alive: Instant[] = [];
  const silent: SilentPlace[] = [];
  const notYet: Listening[] = [];
  for (const place of expected) {
    const key = placeKey(place);
    const at = lastAt.get(key);
    if (at === undefined) (isAlive(since.get(key) ?? now) ? notYet : silent).push(place);
    else if (isAlive(at)) alive.push(at);
    else silent.push({ ...place, lastAt: at });
  }
  return {
    alive: alive.length,
    ...(alive.length > 0 && { provenAt: alive.reduce((oldest, at) => Math.min(oldest, at)) }),
    silent: silent.sort((a, b) => (a.lastAt ?? 0) - (b.lastAt ?? 0)),
    notYet,
  };
}

/** Those that were never heard, and of which nobody noted yet since when they are to be. */
export function notNoted(expected: readonly Listening[], { last, awaited }: Heard): readonly Listening[] {
  const known = new Set([...last, ...awaited].map(placeKey));
  return expected.filter((place) => !known.has(placeKey(place)));
}

/** What tells places apart. */
export function placeKey({ accountId, region }: Listening): string {
  return `${accountId} ${region}`;
}
