import { type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import type { AlertStore, WindowUseStore } from '../activity-store-ports.ts';
import type { Log } from '../ports.ts';
import { inBatches } from '../windows/in-batches.ts';
import type { Following } from './following.ts';
import type { Telling } from './telling/telling.ts';

export interface ActivitySweepDeps {
  readonly following: Pick<Following, 'sweep'>;
  readonly telling: Pick<Telling, 'tellAlert' | 'tellUse'>;
  readonly alerts: Pick<AlertStore, 'due'>;
  readonly uses: Pick<WindowUseStore, 'due'>;
  readonly log: Log;
}

/** A run tells of so many at most, those that waited longest first. */
const MOST_A_RUN = 200;
const AT_ONCE = 4;
/** How far ahead it looks for what falls due next. */
export const SOON: Milliseconds = 5 * MINUTE;

/**
 * Does everything that is left behind: records that were not judged, alerts and uses that were not told, mentions and check-ins whose
 * time has come. Gives whether a mention or a check-in falls due within `SOON`. Needs no lease: all of it may be done twice. Rejects where
 * the store cannot be read; one thing that fails keeps no other waiting.
 */
export function createActivitySweep(deps: ActivitySweepDeps): (now: Instant) => Promise<boolean> {
  return async (now) => {
    deps.following.sweep();
    const [uses, alerts] = await Promise.all([
      deps.uses.due(now + 1, MOST_A_RUN),
      deps.alerts.due(now + 1, MOST_A_RUN),
    ]);
    const attempt = async (work: Promise<void>, about: object) => {
      await work.catch((error: unknown) =>
        deps.log.error({ err: error, ...about }, 'root activity could not be told of; it is tried again'),
      );
    };
    await inBatches(alerts, AT_ONCE, (alert) => attempt(deps.telling.tellAlert(alert), { alert }));
    await inBatches(uses, AT_ONCE, (use) => attempt(deps.telling.tellUse(use), { use }));
    return isMoreSoon(now, deps);
  };
}

async function isMoreSoon(now: Instant, { alerts, uses }: ActivitySweepDeps): Promise<boolean> {
  const soon = await Promise.all([alerts.due(now + SOON, 1), uses.due(now + SOON, 1)]);
  return soon.some((due) => due.length > 0);
}
