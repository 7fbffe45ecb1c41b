import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { QUESTIONS } from '../src/domain/query/questions.ts';
import { TABLES } from '../src/domain/query/schema.ts';
import type { QueryAnswer } from '../src/operations/query/query-answer.ts';
import type { Message } from '../src/slack/message.ts';
import { answeredQuery } from '../src/slack/query/answered.ts';
import { askingMessage, stillAsking } from '../src/slack/query/asking.ts';
import { queryHelp } from '../src/slack/query/help.ts';
import { busyAsker, endedQuery, refusedQuery, wrongQuery } from '../src/slack/query/unanswered.ts';
import { notAllowedToReadReports } from '../src/slack/refusal.ts';
import { actorOf } from './actor.ts';
import { answering, type Say } from './answering.ts';
import type { CommandDeps, QueryCommandDeps } from './deps.ts';
import { ROOT_QUERY } from './descriptions/reports.ts';
import { isHelpAsked } from './help-asked.ts';
import { commandAnswer } from './private-answer.ts';
import { startLines } from './progress.ts';
import { exactText } from './typed-text.ts';

/** `/root-query SELECT …` */
export function rootQueryCommand(deps: CommandDeps, queries: QueryCommandDeps) {
  return async (args: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const { ack, command } = args;
    await ack();
    const typed = exactText(command.text).trim();
    const say = commandAnswer(args, deps.log);
    if (typed === '' || isHelpAsked(typed)) {
      return void (await say(queryHelp(ROOT_QUERY, TABLES, QUESTIONS)));
    }
    await answering(say, deps, () => askInName(actorOf(command), typed, say, deps, queries));
  };
}

/** Asks in somebody's name, if they may, with lines that say how far it is. `offered`: they did not type it. */
export async function askInName(
  actor: ReturnType<typeof actorOf>,
  typed: string,
  say: Say,
  deps: CommandDeps,
  { authorizeAsker, ask }: QueryCommandDeps,
  offered?: { readonly shownSql: string },
): Promise<void> {
  const permission = await authorizeAsker(actor);
  if (permission.kind === 'refused')
    return void (await say(notAllowedToReadReports(permission.why, deps.securityChannel)));
  const { answer, place, isRunning } = ask(actor.userId, typed);
  const lines = { first: () => askingMessage(place()), more: () => stillAsking(place(), isRunning()) };
  const { end } = startLines(lines, say, (error) =>
    deps.log.warn({ err: error }, 'a progress line could not be sent'),
  );
  const answered = await answer.finally(end);
  await say(rendered({ ...answered, ...offered }, deps));
}

function rendered(answer: QueryAnswer & { readonly shownSql?: string }, { clock }: CommandDeps): Message {
  switch (answer.kind) {
    case 'answered':
      return answeredQuery(answer, clock.now());
    case 'refused':
      return refusedQuery(answer.why, answer.place);
    case 'wrong':
      return wrongQuery(answer.complaint);
    case 'too-long':
    case 'too-large':
      return endedQuery(answer);
    case 'busy':
      return busyAsker(answer.waiting);
  }
}
