import { HOUR, type Instant, MINUTE, type Milliseconds } from '../time.ts';
import type { LocalClock } from './local-clock.ts';
import { dateInUtc } from './local-date.ts';

/** No zone was ever further from UTC. */
const FURTHEST = 16 * HOUR;

/**
 * When the clocks on the wall show `wall`, a time as `wallTime` gives it: the first time, where they do so twice; the
 * first minute after the gap, where they never do; `undefined` where the whole date is left out, as Apia's 30 December
 * 2011 was.
 */
export function instantOf(wall: Instant, clock: LocalClock): Instant | undefined {
  const offsets = offsetsAround(wall, clock);
  const exact = offsets.map((offset) => wall - offset).filter((at) => clock.wallTime(at) === wall);
  return exact.length > 0 ? Math.min(...exact) : afterGap(wall, offsets, clock);
}

/** How far the wall clock is ahead of UTC, at any time around. */
function offsetsAround(wall: Instant, clock: LocalClock): readonly Milliseconds[] {
  const offsets = new Set<Milliseconds>();
  for (let at = wall - FURTHEST; at <= wall + FURTHEST; at += HOUR) offsets.add(clock.wallTime(at) - at);
  return [...offsets];
}

function afterGap(wall: Instant, offsets: readonly Milliseconds[], clock: LocalClock): Instant | undefined {
  const end = endOfGap(wall, offsets, clock);
  const date = dateInUtc(wall);
  const exists = clock.dateAt(end) === date || clock.dateAt(end - 1) === date;
  return exists ? Math.ceil(end / MINUTE) * MINUTE : undefined;
}

/** The first instant at which the clocks show more than `wall`: they are put forward over it between the two offsets. */
function endOfGap(wall: Instant, offsets: readonly Milliseconds[], clock: LocalClock): Instant {
  let [before, after] = [wall - Math.max(...offsets), wall - Math.min(...offsets)];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (clock.wallTime(middle) > wall) after = middle;
    else before = middle;
  }
  return after;
}
