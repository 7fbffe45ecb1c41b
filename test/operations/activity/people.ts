import type { Alert } from '../../../src/domain/alert/alert.ts';
import { createAuthorizeReader } from '../../../src/operations/authorize-reader.ts';
import type { Workspace } from '../../../src/operations/ports.ts';
import { createAlertRefusalStore } from '../../../src/store/activity/alert-refusal-store.ts';
import { createAlertStore } from '../../../src/store/activity/alert-store.ts';
import { createWindowUseStore } from '../../../src/store/activity/window-use-store.ts';
import type { Table } from '../../../src/store/table.ts';
import { recordingLog } from '../../support/fakes/log.ts';
import { fakeWorkspace } from '../../support/fakes/workspace.ts';
import { TEAM } from '../windows/setting.ts';

/** The stores of one process, and what it tells people of. */
export function aProcess(table: Table, overrides: Partial<Workspace> = {}) {
  const log = recordingLog();
  const told: string[] = [];
  const workspace = fakeWorkspace({ teamId: TEAM }, overrides);
  return {
    ...{ log, told, workspace },
    alerts: createAlertStore({ table, log }),
    refusals: createAlertRefusalStore({ table }),
    uses: createWindowUseStore({ table }),
    telling: {
      alertsMoved: (ids: readonly string[]) => void told.push(...ids),
      usesMoved: (refs: readonly { windowId: string; accountId: string }[]) =>
        void told.push(...refs.map(({ windowId, accountId }) => `${windowId} ${accountId}`)),
    },
    authorize: (users: readonly string[]) => createAuthorizeReader(workspace, { users, groups: [] }, log),
  };
}

export async function kept(alert: Alert, { alerts }: ReturnType<typeof aProcess>): Promise<Alert> {
  await alerts.create(alert);
  return alert;
}
