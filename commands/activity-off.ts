import type { App } from '@slack/bolt';
import { activityOff } from '../src/slack/activity/people-answers.ts';
import { commandHelp } from '../src/slack/help.ts';
import { toldView } from '../src/slack/windows/told-view.ts';
import { ROOT_ALERT } from './alert-press.ts';
import { answering } from './answering.ts';
import type { CommandDeps } from './deps.ts';
import { ACTIVITY_COMMANDS } from './descriptions/activity.ts';
import { isHelpAsked } from './help-asked.ts';
import { pressAnswer } from './modal-answer.ts';
import { commandAnswer } from './private-answer.ts';

/** Ids of everything that is about root activity (`slack/activity/action-ids.ts`). */
const ABOUT_ACTIVITY = /^(alert|check-in|activity|replay):/;

/** Where root activity is not watched, its commands say so and what to do; and so do the buttons of older alerts. */
export function registerActivityOff(app: App, deps: CommandDeps): void {
  for (const help of ACTIVITY_COMMANDS) {
    app.command(help.command, async (args) => {
      await args.ack();
      const say = commandAnswer(args, deps.log);
      await answering(say, deps, () =>
        say(isHelpAsked(args.command.text ?? '') ? commandHelp(help) : activityOff()),
      );
    });
  }
  app.action({ type: 'block_actions', action_id: ABOUT_ACTIVITY }, async (args) => {
    await args.ack();
    const say = pressAnswer(args, deps.log, ROOT_ALERT);
    await answering(say, deps, () => say(activityOff()));
  });
  app.view(ABOUT_ACTIVITY, ({ ack }) =>
    ack({ response_action: 'update', view: toldView(activityOff(), ROOT_ALERT) }),
  );
}
