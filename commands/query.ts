import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { commandHelp } from '../src/slack/help.ts';
import { QUERY_CSV, QUERY_RUN } from '../src/slack/query/action-ids.ts';
import { reportsOff } from '../src/slack/reports/messages.ts';
import { answering } from './answering.ts';
import type { CommandDeps, QueryCommandDeps } from './deps.ts';
import { ROOT_QUERY } from './descriptions/reports.ts';
import { isHelpAsked } from './help-asked.ts';
import { pressAnswer } from './modal-answer.ts';
import { commandAnswer } from './private-answer.ts';
import { rootQueryCommand } from './root-query.ts';
import { runQuestion, sendCsv } from './root-query-buttons.ts';

/** `/root-query`, and the buttons of its answers. */
export function registerQuery(app: App, deps: CommandDeps, queries: QueryCommandDeps): void {
  const pressed = (id: string) => ({ type: 'block_actions' as const, action_id: id });
  app.command(ROOT_QUERY.command, rootQueryCommand(deps, queries));
  app.action<BlockAction<ButtonAction>>(pressed(QUERY_RUN), runQuestion(deps, queries));
  app.action<BlockAction<ButtonAction>>(pressed(QUERY_CSV), sendCsv(deps, queries));
}

/** Where credential reports are not kept, the command says so and what to do; and so do buttons of older answers. */
export function registerQueryOff(app: App, deps: CommandDeps): void {
  const { command } = ROOT_QUERY;
  app.command(command, async (args) => {
    await args.ack();
    const say = commandAnswer(args, deps.log);
    await answering(say, deps, () =>
      say(isHelpAsked(args.command.text ?? '') ? commandHelp(ROOT_QUERY) : reportsOff(command)),
    );
  });
  app.action({ type: 'block_actions', action_id: /^query:/ }, async (args) => {
    await args.ack();
    const say = pressAnswer(args, deps.log);
    await answering(say, deps, () => say(reportsOff(command)));
  });
}
