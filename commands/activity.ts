import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import * as ids from '../src/slack/activity/action-ids.ts';
import { askDeclaration, declareInModal } from './alert-declare.ts';
import { showAlertEvents } from './alert-events.ts';
import { askDisposition, disposeInModal, takeAlertOn } from './alert-steps.ts';
import { announceSignIn, answerCheckIn } from './check-ins.ts';
import type { ActivityCommandDeps, CommandDeps } from './deps.ts';
import { ROOT_ACTIVITY, ROOT_REPLAY } from './descriptions/activity.ts';
import { rootActivityCommand } from './root-activity.ts';
import { turnActivityPage, turnReplayPage } from './root-activity-pages.ts';
import { rootReplayCommand } from './root-replay.ts';
import type { ButtonArgs } from './root-status-pages.ts';

/** The commands, buttons and modals of root activity: its alerts, check-ins and look-ups. */
export function registerActivity(app: App, deps: CommandDeps, activity: ActivityCommandDeps): void {
  const on = (id: string, pressed: (args: ButtonArgs) => Promise<void>) =>
    app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: id }, pressed);
  app.command(ROOT_ACTIVITY.command, rootActivityCommand(deps, activity));
  app.command(ROOT_REPLAY.command, rootReplayCommand(deps, activity));
  for (const id of [ids.ACTIVITY_PREVIOUS, ids.ACTIVITY_NEXT]) on(id, turnActivityPage(deps, activity));
  for (const id of [ids.REPLAY_PREVIOUS, ids.REPLAY_NEXT]) on(id, turnReplayPage(deps, activity));

  on(ids.ALERT_OWN, takeAlertOn(deps, activity));
  on(ids.ALERT_FALSE_ALARM, askDisposition('false-alarm', deps, activity));
  on(ids.ALERT_LEGITIMATE, askDisposition('legitimate', deps, activity));
  on(ids.ALERT_INCIDENT, askDisposition('incident', deps, activity));
  on(ids.ALERT_DECLARE, askDeclaration(deps, activity));
  for (const id of [ids.ALERT_EVENTS, ids.ALERT_EVENTS_PREVIOUS, ids.ALERT_EVENTS_NEXT]) {
    on(id, showAlertEvents(deps, activity));
  }
  app.view(ids.DISPOSITION_MODAL, disposeInModal(deps, activity));
  app.view(ids.DECLARE_MODAL, declareInModal(deps, activity));

  on(ids.CHECK_IN_YES, answerCheckIn(true, deps, activity));
  on(ids.CHECK_IN_NO, answerCheckIn(false, deps, activity));
  on(ids.SIGNING_IN_NOW, announceSignIn(deps, activity));
}
