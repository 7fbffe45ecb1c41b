import type { ChannelTroubles } from '../../domain/channel-trouble.ts';
import type { WindowId } from '../../domain/window/id.ts';
import { createChannelCheck } from '../posting/channel-check.ts';
import { channelTroubles } from './tending/channel-troubles.ts';
import type { TendingDeps } from './tending/deps.ts';
import { createDirects } from './tending/directs.ts';
import { follow } from './tending/follow.ts';
import { createMeasuring } from './tending/measuring.ts';
import { createTurns } from './tending/turns.ts';

/**
 * Follows windows: messages, reminders, measurements, and which list a window stands in all follow from what is stored.
 * Every effect is a conditional write, or a message that is found again by its mark, so that any number of processes
 * may follow one window, and any of them may end at any moment.
 */
export interface Tending {
  /** Resolves when everything that follows from the window was done or left for later. Rejects where the store failed. */
  tend(id: WindowId): Promise<void>;
  /** The same in the background; what fails is logged and left to the sweep. */
  soon(id: WindowId): void;
  /** What keeps windows out of their channels; the log says what to do. Slack is asked at most once a minute. */
  channelTroubles(): Promise<ChannelTroubles>;
  /** Measures a window's root users again for its review, in the background, where what was found is no longer fresh. */
  measureAgain(id: WindowId): void;
  /** Resolves when nothing is under way any more, measurements and direct messages included. */
  settled(): Promise<void>;
}

const AT_ONCE = 4;

export function createTending(deps: TendingDeps): Tending {
  const { workspace, clock, log } = deps;
  const check = createChannelCheck('windows', { workspace, clock, log });
  const isFit = async (channel: string) => (await check(channel)) === undefined;
  const soon = (id: WindowId) => {
    turns.take(id).catch((error: unknown) => {
      log.error({ err: error, window: id }, 'a window could not be followed; the sweep tries again');
    });
  };
  const background = { measuring: createMeasuring(deps, soon), directs: createDirects(deps, soon) };
  const { measuring, directs } = background;
  const turns = createTurns<WindowId>(AT_ONCE, (id) => follow(id, isFit, background, deps));

  return {
    tend: turns.take,
    soon,
    measureAgain: measuring.again,
    channelTroubles: () => channelTroubles(check, deps),
    async settled() {
      while (!turns.isIdle() || !measuring.isIdle() || !directs.isIdle()) {
        await turns.settled();
        await measuring.settled();
        await directs.settled();
      }
    },
  };
}
