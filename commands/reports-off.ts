import type { App } from '@slack/bolt';
import { commandHelp } from '../src/slack/help.ts';
import { reportsOff } from '../src/slack/reports/messages.ts';
import { answering } from './answering.ts';
import type { CommandDeps } from './deps.ts';
import { ROOT_REPORT } from './descriptions/reports.ts';
import { isHelpAsked } from './help-asked.ts';
import { pressAnswer } from './modal-answer.ts';
import { commandAnswer } from './private-answer.ts';

/** Ids of everything that is about credential reports (`slack/reports/action-ids.ts`). */
const ABOUT_REPORTS = /^reports:/;

/** Where no reports are kept, their command says so and what to do; and so do the buttons of before. */
export function registerReportsOff(app: App, deps: CommandDeps): void {
  const { command } = ROOT_REPORT;
  app.command(command, async (args) => {
    await args.ack();
    const say = commandAnswer(args, deps.log);
    await answering(say, deps, () =>
      say(isHelpAsked(args.command.text ?? '') ? commandHelp(ROOT_REPORT) : reportsOff(command)),
    );
  });
  app.action({ type: 'block_actions', action_id: ABOUT_REPORTS }, async (args) => {
    await args.ack();
    const say = pressAnswer(args, deps.log);
    await answering(say, deps, () => say(reportsOff(command)));
  });
}
