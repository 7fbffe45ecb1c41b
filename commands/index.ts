import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import {
  ACCOUNT_PICKER,
  ACCOUNT_PICKER_SELECT,
  STATUS_NEXT,
  STATUS_OPEN,
  STATUS_PREVIOUS,
  STATUS_SHARE,
  STATUS_VIEW,
} from '../src/slack/action-ids.ts';
import { registerActivity } from './activity.ts';
import { registerActivityOff } from './activity-off.ts';
import type { CommandDeps } from './deps.ts';
import { ROOT_HELP, ROOT_STATUS } from './descriptions.ts';
import { registerDigest } from './digest.ts';
import { registerDigestOff } from './digest-off.ts';
import { registerQuery, registerQueryOff } from './query.ts';
import { registerReports } from './reports.ts';
import { registerReportsOff } from './reports-off.ts';
import { rootHelpCommand } from './root-help.ts';
import { rootStatusCommand } from './root-status.ts';
import { openPicker, pickerOptions, showPicked } from './root-status-account.ts';
import { share, turnPage } from './root-status-pages.ts';
import { registerWindows } from './windows.ts';
import { registerWindowsOff } from './windows-off.ts';

export type {
  AccountChoices,
  ActivityCommandDeps,
  CommandDeps,
  DigestCommandDeps,
  QueryCommandDeps,
  ReportCommandDeps,
  WindowCommandDeps,
} from './deps.ts';

/** Every command, button, menu and modal of the app. */
export function registerCommands(app: App, deps: CommandDeps): void {
  app.command(ROOT_STATUS.command, rootStatusCommand(deps));
  app.command(ROOT_HELP.command, rootHelpCommand(deps));

  const button = (id: string) => ({ type: 'block_actions' as const, action_id: id });
  for (const id of [STATUS_PREVIOUS, STATUS_NEXT, STATUS_VIEW]) {
    app.action<BlockAction<ButtonAction>>(button(id), turnPage(deps));
  }
  app.action<BlockAction<ButtonAction>>(button(STATUS_SHARE), share(deps));
  app.action<BlockAction<ButtonAction>>(button(STATUS_OPEN), openPicker(deps));
  app.options({ type: 'block_suggestion', action_id: ACCOUNT_PICKER_SELECT }, pickerOptions(deps));
  app.view(ACCOUNT_PICKER, showPicked(deps));

  if (deps.digests === undefined) registerDigestOff(app, deps);
  else registerDigest(app, deps, deps.digests);

  if (deps.activity === undefined) registerActivityOff(app, deps);
  else registerActivity(app, deps, deps.activity);

  if (deps.queries === undefined) registerQueryOff(app, deps);
  else registerQuery(app, deps, deps.queries);

  if (deps.reports === undefined) registerReportsOff(app, deps);
  else registerReports(app, deps, deps.reports);

  if (deps.windows === undefined) registerWindowsOff(app, deps);
  else registerWindows(app, deps, deps.windows);
}
