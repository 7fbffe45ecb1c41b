import type { Account, AccountId } from '../account.ts';
import { mapInPieces, type Pieces } from '../pieces.ts';
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

/** What is known of places, by `placeKey`. */
export interface Heard {
  /** The newest heartbeat of each place that was ever heard. */
  readonly last: ReadonlyMap<string, Instant>;
  /** Since when others are to be heard, as far as it was noted. */
  readonly awaited: ReadonlyMap<string, Instant>;
}

/** For what delivery may take. */
const DELIVERY: Milliseconds = 5 * MINUTE;

/** Every Region of every account that can act: nobody can use the root user of a suspended or closed one. */
export function listeningPlaces(accounts: readonly Account[], regions: readonly string[]): Listening[] {
  return accounts
    .filter(({ state }) => state === 'ACTIVE')
    .flatMap(({ id: accountId }) => regions.map((region) => ({ accountId, region })));
}

/** So many places at once hold the event loop for a millisecond or two. */
const PLACES_A_PIECE = 2_000;

/** What `of` says of each place, by its key. */
export function* byPlace<Place extends Listening>(
  places: readonly Place[],
  of: (place: Place) => Instant,
): Pieces<ReadonlyMap<string, Instant>> {
  return new Map(
    yield* mapInPieces(places, PLACES_A_PIECE, (place): [string, Instant] => [placeKey(place), of(place)]),
  );
}

/**
 * `every`: how far apart heartbeats are; one may be lost. Who was never heard has as long from when they were noted as
 * awaited, or from `now`. In pieces: of ten thousand accounts there are a hundred thousand places.
 */
export function* pipelineStanding(
  expected: readonly Listening[],
  heard: Heard,
  { every, now }: { readonly every: Milliseconds; readonly now: Instant },
): Pieces<PipelineStanding> {
  const isAlive = (at: Instant) => now - at <= 2 * every + DELIVERY;
  const found: Found = { alive: 0, silent: [], notYet: [] };
  for (const [n, place] of expected.entries()) {
    if (n > 0 && n % PLACES_A_PIECE === 0) yield;
    sortIn(found, place, heard, now, isAlive);
  }
  const { provenAt } = found;
  return {
    alive: found.alive,
    ...(provenAt !== undefined && { provenAt }),
    silent: found.silent.sort((a, b) => (a.lastAt ?? 0) - (b.lastAt ?? 0)),
    notYet: found.notYet,
  };
}

interface Found {
  alive: number;
  provenAt?: Instant;
  readonly silent: SilentPlace[];
  readonly notYet: Listening[];
}

function sortIn(
  found: Found,
  place: Listening,
  { last, awaited }: Heard,
  now: Instant,
  isAlive: (at: Instant) => boolean,
): void {
  const key = placeKey(place);
  const at = last.get(key);
  if (at === undefined) {
    (isAlive(awaited.get(key) ?? now) ? found.notYet : found.silent).push(place);
  } else if (isAlive(at)) {
    found.alive += 1;
    found.provenAt = Math.min(found.provenAt ?? at, at);
  } else {
    found.silent.push({ ...place, lastAt: at });
  }
}

/** Those that were never heard, and of which nobody noted yet since when they are to be. */
export function notNoted(expected: readonly Listening[], { last, awaited }: Heard): readonly Listening[] {
  return expected.filter((place) => {
    const key = placeKey(place);
    return !last.has(key) && !awaited.has(key);
  });
}

/** What tells places apart. */
export function placeKey({ accountId, region }: Listening): string {
  return `${accountId} ${region}`;
}
