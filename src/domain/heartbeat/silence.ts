import type { AccountId } from '../account.ts';
import type { Heartbeat } from '../root-event/intake.ts';
import { type Instant, MINUTE, type Milliseconds } from '../time.ts';

/** An account and a Region from which root events must reach us. */
export interface Listening {
  readonly accountId: AccountId;
  readonly region: string;
}

/** How well root events of all of them would reach us. Silence is no good news: it is a failed check. */
export interface PipelineStanding {
  readonly alive: number;
  /**
   * The oldest of the last heartbeats of those alive: so far back all of them are proven. Absent where none is alive.
   */
  readonly provenAt?: Instant;
  /** `lastAt` absent: never heard. Longest silent first. */
  readonly silent: readonly (Listening & { readonly lastAt?: Instant })[];
  /** Never heard, and not for long enough to tell. */
  readonly notYet: readonly Listening[];
}

/** For what delivery may take. */
const DELIVERY: Milliseconds = 5 * MINUTE;

/**
 * `last`: the newest heartbeat of each place, others are left out. `every`: how far apart heartbeats are; one may be
 * lost. `since`: when we began to listen.
 */
export function pipelineStanding(
  expected: readonly Listening[],
  last: readonly Heartbeat[],
  { every, since, now }: { readonly every: Milliseconds; readonly since: Instant; readonly now: Instant },
): PipelineStanding {
  const heard = new Map(last.map((beat) => [placeOf(beat), beat.at]));
  const places = expected.map((place) => ({ place, lastAt: heard.get(placeOf(place)) }));
  const isAlive = (at: Instant) => now - at <= 2 * every + DELIVERY;
  const alive = places.flatMap(({ lastAt }) => (lastAt !== undefined && isAlive(lastAt) ? [lastAt] : []));
  const silent = places.filter(({ lastAt }) => !isAlive(lastAt ?? since));
  const notYet = places.filter(({ lastAt }) => lastAt === undefined && isAlive(since));
  return {
    alive: alive.length,
    ...(alive.length > 0 && { provenAt: alive.reduce((oldest, at) => Math.min(oldest, at)) }),
    silent: silent
      .map(({ place, lastAt }) => ({ ...place, ...(lastAt !== undefined && { lastAt }) }))
      .sort((a, b) => (a.lastAt ?? 0) - (b.lastAt ?? 0)),
    notYet: notYet.map(({ place }) => place),
  };
}

function placeOf({ accountId, region }: Listening): string {
  return `${accountId} ${region}`;
}
