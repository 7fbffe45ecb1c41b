import type { ActivityParts, ActivityPorts } from './compose-activity-ports.ts';
import type { ActivityConfig } from './config/activity.ts';
import { createAlarmWatchJob } from './jobs/alarm-watch.ts';
import type { Job } from './jobs/job.ts';
import { createAlarmWatch } from './operations/activity/alarm-watch/create-alarm-watch.ts';
import { noticeRenderer } from './slack/activity/pipeline-words.ts';
import { createNoticePostStore } from './store/activity/alarm-watch-store.ts';

/** The watch over the alarm path, of what the rest of root activity is made of. */
export function composeAlarmWatch(
  { regions, alertsChannel }: ActivityConfig,
  ports: ActivityPorts,
  { table, directoryStore, log, runtime }: ActivityParts,
): Job {
  const watch = createAlarmWatch({
    ...{ ...ports, regions, alertsChannel },
    watch: ports.alarmWatch,
    noticePosts: createNoticePostStore({ table }),
    storedDirectory: () => directoryStore.load(),
    renderer: noticeRenderer(),
  });
  const asJob = (now: number) => log.within({ requestId: runtime.newId('job') }, () => watch(now));
  return createAlarmWatchJob(asJob, ports.clock.now());
}
