import { setTimeout as sleep } from 'node:timers/promises';
import type { ActivityCommandDeps } from '../commands/index.ts';
import { createEventQueue } from './aws/event-queue.ts';
import { createQueueClient } from './aws/queue-client.ts';
import { type ActivityCommandParts, composeActivityCommands } from './compose-activity-commands.ts';
import { type ActivityParts, type ActivityPorts, createActivityPorts } from './compose-activity-ports.ts';
import { composeAlarmWatch } from './compose-alarm-watch.ts';
import type { ActivityConfig } from './config/activity.ts';
import type { Milliseconds } from './domain/time.ts';
import { createActivityRetentionJob } from './jobs/activity-retention.ts';
import { createActivitySweepJob } from './jobs/activity-sweep.ts';
import type { Job } from './jobs/job.ts';
import { type ActivitySince, createActivitySince } from './operations/activity/activity-since.ts';
import { createAlarmPathSince } from './operations/activity/alarm-path-since.ts';
import { createFollowing } from './operations/activity/following.ts';
import { createAlertMissedUses, watchingAuditor } from './operations/activity/missed-uses.ts';
import { createNotHeard } from './operations/activity/not-heard.ts';
import { createReadPipeline, type ReadPipeline } from './operations/activity/pipeline-fact.ts';
import { receiveEvents } from './operations/activity/receive.ts';
import { createRootUseSince } from './operations/activity/root-use-since.ts';
import { createActivitySweep } from './operations/activity/sweep.ts';
import { createWatched } from './operations/activity/watched.ts';
import { createWindowEvidence, type WindowEvidenceOf } from './operations/activity/window-evidence.ts';
import type { RootAuditor } from './operations/ports.ts';
import { damageIn } from './store/errors.ts';

export interface ComposedActivity {
  /** What commands and buttons call. */
  commands(parts: ActivityCommandParts): ActivityCommandDeps;
  readonly jobs: readonly Job[];
  /** The auditor, whose every measurement is compared with the events that came. */
  watching(auditor: RootAuditor): RootAuditor;
  /** Whether root events of accounts would reach us. */
  readonly readPipeline: ReadPipeline;
  /** What root did since a time, and whether it would have been noticed. */
  readonly since: ActivitySince;
  /** What root did in a window. */
  readonly evidenceOf: WindowEvidenceOf;
  /** Receives events until the app ends; resolves when what was begun has ended, and the connections are closed. */
  run(): Promise<void>;
  /** Resolves when nothing that follows from an event is under way. */
  settled(): Promise<void>;
}

/** One message after the other would keep up with no burst. */
const RECEIVERS = 4;

/** Root activity: ports, then operations, then the loop and the jobs. */
export function composeActivity(activity: ActivityConfig, parts: ActivityParts): ComposedActivity {
  const ports = createActivityPorts(activity, parts);
  const { clock, telling, records } = ports;
  const { signal, log, runtime } = parts;
  const asJob = <T>(work: () => Promise<T>) => log.within({ requestId: runtime.newId('job') }, work);
  const following = createFollowing({ ...ports, ...telling, wait: (time) => wait(time, signal) });
  const whatIsWatched = watched(activity, ports, parts);
  const sweep = createActivitySweep({ ...ports, following });
  return {
    commands: (more) => composeActivityCommands(activity, ports, { ...more, watched: whatIsWatched }),
    jobs: [
      createActivitySweepJob((now) => asJob(() => sweep(now)), clock.now()),
      composeAlarmWatch(activity, ports, parts),
      createActivityRetentionJob((now) => asJob(() => records.deleteExpired(now)), clock.now()),
    ],
    readPipeline: createReadPipeline(ports),
    since: createActivitySince({
      rootUseSince: createRootUseSince(ports),
      alarmPathSince: createAlarmPathSince(ports),
      ...{ damageIn, log },
    }),
    evidenceOf: createWindowEvidence({ ...ports, notHeard: createNotHeard(ports) }),
    watching: (auditor) => watchingAuditor(auditor, createAlertMissedUses({ ...ports, ...telling }), log),
    async run() {
      ports.heartbeats.since(clock.now()).catch((error: unknown) => {
        log.warn(
          { err: error },
          'since when root activity is listened to could not be stored; it is tried again',
        );
      });
      const client = createQueueClient(activity.queue.region ?? parts.config.aws.region);
      const queue = createEventQueue({ client, queue: activity.queue, log });
      const receiving = {
        ...ports,
        queue,
        receivers: RECEIVERS,
        follow: following.take,
        random: runtime.random,
      };
      await receiveEvents({ ...receiving, watched: whatIsWatched, wait }, signal);
      client.destroy();
    },
    async settled() {
      await following.settled();
      await telling.settled();
    },
  };
}

function watched(
  { queue, deadLetterQueue, rules }: ActivityConfig,
  { directory }: Pick<ActivityPorts, 'directory'>,
  { callerIdentity, log }: ActivityParts,
) {
  const ownAccount = async () => (await callerIdentity()).accountId;
  return createWatched({ directory, rules, queues: [queue, deadLetterQueue], ownAccount, log });
}

async function wait(time: Milliseconds, signal: AbortSignal): Promise<void> {
  await sleep(time, undefined, { signal }).catch(() => undefined);
}
