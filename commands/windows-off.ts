import type { AllMiddlewareArgs, App, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { type CommandHelp, commandHelp } from '../src/slack/help.ts';
import { homeError } from '../src/slack/home/home-view.ts';
import { windowsOff } from '../src/slack/requests/may-not.ts';
import { toldView } from '../src/slack/windows/told-view.ts';
import { answering } from './answering.ts';
import type { CommandDeps } from './deps.ts';
import { WINDOW_COMMANDS } from './descriptions/windows.ts';
import { isHelpAsked } from './help-asked.ts';
import { pressAnswer } from './modal-answer.ts';
import { commandAnswer } from './private-answer.ts';

/** Ids of everything that is about windows (`slack/window-action-ids.ts`). */
const ABOUT_WINDOWS = /^(windows?|request|home):/;

/** Where windows are not configured, every command says so and what to do; and so do the buttons of older cards. */
export function registerWindowsOff(app: App, deps: CommandDeps): void {
  for (const help of WINDOW_COMMANDS) app.command(help.command, offCommand(help, deps));
  app.action({ type: 'block_actions', action_id: ABOUT_WINDOWS }, async (args) => {
    await args.ack();
    const say = pressAnswer(args, deps.log);
    await answering(say, deps, () => say(windowsOff()));
  });
  app.view(ABOUT_WINDOWS, ({ ack }) => ack({ response_action: 'update', view: toldView(windowsOff()) }));
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab !== 'home') return;
    await client.views.publish({ user_id: event.user, view: homeError(windowsOff()) });
  });
}

function offCommand(help: CommandHelp, deps: CommandDeps) {
  return async (args: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    await args.ack();
    const say = commandAnswer(args, deps.log);
    await answering(say, deps, () =>
      say(isHelpAsked(args.command.text ?? '') ? commandHelp(help) : windowsOff()),
    );
  };
}
