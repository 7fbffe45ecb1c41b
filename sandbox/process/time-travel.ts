import type { Instant } from '../../src/domain/time.ts';
import type { AppPool } from './app-pool.ts';
import type { MovableClock } from './clock.ts';

/** Job runs at one instant after which something must be wrong: it stays due however often it runs. */
const MOST_RUNS_AT_ONE_INSTANT = 100;

/**
 * Moves the clock to `target` through everything that falls due on the way, in order: to each due time, what AWS tells by
 * then is read from the queue, what is due runs in every app process, then to the end. Resolves with the due times that were visited.
 * Throws where a job stays due although it ran.
 */
export async function travelTo(
  target: Instant,
  clock: MovableClock,
  apps: Pick<AppPool, 'settled' | 'nextDue' | 'runDue' | 'setOffset'>,
  queueRead: () => Promise<void> = async () => undefined,
): Promise<readonly Instant[]> {
  const visited: Instant[] = [];
  await apps.settled();
  for (;;) {
    const due = await apps.nextDue();
    if (due === undefined || due > target) break;
    await moveTo(due, clock, apps);
    await queueRead();
    await apps.runDue();
    visited.push(due);
    if (visited.length >= MOST_RUNS_AT_ONE_INSTANT && visited.at(-MOST_RUNS_AT_ONE_INSTANT) === due) {
      throw new Error(`What was due at ${new Date(due).toISOString()} is still due after it ran.`);
    }
  }
  await moveTo(target, clock, apps);
  await queueRead();
  return visited;
}

async function moveTo(
  instant: Instant,
  clock: MovableClock,
  apps: Pick<AppPool, 'setOffset'>,
): Promise<void> {
  clock.moveTo(instant);
  await apps.setOffset(clock.offset());
}
