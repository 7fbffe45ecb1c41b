import { parseAccountId } from '../../../domain/account.ts';
import type { AlertId } from '../../../domain/alert/alert.ts';
import { type Milliseconds, SECOND } from '../../../domain/time.ts';
import { parseWindowId } from '../../../domain/window/id.ts';
import type { UseRef } from '../../activity-store-ports.ts';
import { createChannelCheck } from '../../posting/channel-check.ts';
import { createTurns } from '../../windows/tending/turns.ts';
import type { TellingDeps } from './deps.ts';
import { createPaced } from './paced.ts';
import { tellAlert } from './tell-alert.ts';
import { tellUse } from './tell-use.ts';

/**
 * Tells people what follows from stored alerts, and uses of windows. Every effect is a conditional write, or a message that is found
 * again by its mark, so that any number of processes may tell of one alert, and any of them may end at any moment.
 */
export interface Telling {
  /** Resolves when everything that follows was done or left for later. Rejects where the store failed. */
  tellAlert(id: AlertId): Promise<void>;
  tellUse(ref: UseRef): Promise<void>;
  /** The same in the background: the first at once, of one that goes on moving every few seconds. What fails is left to the sweep. */
  alertsMoved(ids: readonly AlertId[]): void;
  usesMoved(refs: readonly UseRef[]): void;
  /** Resolves when nothing is under way and nothing waits any more. */
  settled(): Promise<void>;
}

const AT_ONCE = 4;
/** A message that changes ten times a second is read no better. */
const EVERY: Milliseconds = 3 * SECOND;
/** Slack takes some 50 updates a minute, of all messages together (`chat.update`, tier 3). */
const BETWEEN_UPDATES: Milliseconds = 1.5 * SECOND;

export function createTelling(deps: TellingDeps): Telling {
  const check = createChannelCheck('alerts', deps);
  const alerts = createTurns<AlertId>(AT_ONCE, (id) => tellAlert(id, check, deps));
  const uses = createTurns<string>(AT_ONCE, (key) => tellUse(refOf(key), check, alertsMoved, deps));
  const paced = {
    alerts: createPaced(pace, deps.wait, (id: AlertId) => inBackground(alerts.take(id), { alert: id })),
    uses: createPaced(pace, deps.wait, (key: string) => inBackground(uses.take(key), { use: key })),
  };
  const inBackground = (work: Promise<void>, about: object) => {
    work.catch((error: unknown) => {
      deps.log.error({ err: error, ...about }, 'root activity could not be told of; the sweep tries again');
    });
  };
  const alertsMoved = (ids: readonly AlertId[]) => {
    for (const id of ids) paced.alerts.moved(id);
  };

  return {
    tellAlert: alerts.take,
    tellUse: (ref) => uses.take(keyOf(ref)),
    alertsMoved,
    usesMoved: (refs) => {
      for (const ref of refs) paced.uses.moved(keyOf(ref));
    },
    async settled() {
      do {
        await Promise.all([paced.alerts.settled(), paced.uses.settled()]);
        await uses.settled();
        await alerts.settled();
      } while (!alerts.isIdle() || !uses.isIdle() || !paced.alerts.isIdle() || !paced.uses.isIdle());
    },
  };
}

function pace(moving: number): Milliseconds {
  return Math.max(EVERY, moving * BETWEEN_UPDATES);
}

function keyOf({ windowId, accountId }: UseRef): string {
  return `${windowId} ${accountId}`;
}

function refOf(key: string): UseRef {
  const [window = '', account = ''] = key.split(' ');
  const [windowId, accountId] = [parseWindowId(window), parseAccountId(account)];
  if (windowId === undefined || accountId === undefined) throw new Error(`${key} is no use of a window`);
  return { windowId, accountId };
}
