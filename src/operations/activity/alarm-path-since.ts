import type { Directory } from '../../domain/account.ts';
import { type AlarmPath, alarmPathOf } from '../../domain/digest/alarm-path.ts';
import type { Instant } from '../../domain/time.ts';
import type { AlarmWatchStore } from '../alarm-watch-ports.ts';
import type { HeartbeatStore } from '../pipeline-ports.ts';
import type { Clock } from '../ports.ts';
import type { Pipeline } from './pipeline.ts';

export interface AlarmPathSinceDeps {
  readonly pipeline: Pick<Pipeline, 'standing'>;
  readonly heartbeats: Pick<HeartbeatStore, 'since'>;
  readonly alarmWatch: Pick<AlarmWatchStore, 'load'>;
  readonly directory: () => Promise<Directory>;
  readonly clock: Clock;
}

/** Whether a use of root would be noticed now, and would have been since a time. Throws where the store gives no answer. */
export function createAlarmPathSince({
  pipeline,
  heartbeats,
  alarmWatch,
  directory,
  clock,
}: AlarmPathSinceDeps): (since: Instant) => Promise<AlarmPath> {
  return async (since) => {
    const { accounts } = await directory();
    const [standing, listeningSince, { silent, interruptedAt = 0 }] = await Promise.all([
      pipeline.standing(accounts),
      heartbeats.since(clock.now()),
      alarmWatch.load(),
    ]);
    const wasInterrupted = listeningSince > since || silent.length > 0 || interruptedAt >= since;
    return alarmPathOf(standing, accounts, wasInterrupted);
  };
}
