import type { Config } from './config/config.ts';
import type { RootLog } from './log.ts';
import { createJoinRootUses, type JoinRootUses } from './operations/activity/root-uses.ts';
import { createActivityStore } from './store/activity/activity-store.ts';
import { createAlertStore } from './store/activity/alert-store.ts';
import { createHeartbeatStore } from './store/activity/heartbeat-store.ts';
import type { Table } from './store/table.ts';

/** What posture and digest say of recent uses; `undefined` where root activity is not watched. */
export function composeRootUses({
  config,
  table,
  log,
}: {
  readonly config: Pick<Config, 'activity'>;
  readonly table: Table;
  readonly log: RootLog;
}): JoinRootUses | undefined {
  if (config.activity === undefined) return undefined;
  return createJoinRootUses({
    records: createActivityStore({ table, log }),
    alerts: createAlertStore({ table, log }),
    heartbeats: createHeartbeatStore({ table, log }),
    log,
  });
}
