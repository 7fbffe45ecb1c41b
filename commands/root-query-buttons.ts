import { QUESTIONS } from '../src/domain/query/questions.ts';
import { expiredQuery, fileComment, fileSent, unknownQuestion } from '../src/slack/query/file-answers.ts';
import { parseQueryValue } from '../src/slack/query/value.ts';
import { notAllowedToReadReports } from '../src/slack/refusal.ts';
import { actorOf } from './actor.ts';
import { answering } from './answering.ts';
import type { CommandDeps, QueryCommandDeps } from './deps.ts';
import { pressAnswer } from './modal-answer.ts';
import { askInName } from './root-query.ts';
import type { ButtonArgs } from './root-status-pages.ts';

/** Run, beside a question of help. */
export function runQuestion(deps: CommandDeps, queries: QueryCommandDeps) {
  return async (args: ButtonArgs): Promise<void> => {
    const { ack, action, body } = args;
    await ack();
    const say = pressAnswer(args, deps.log);
    await answering(say, deps, async () => {
      const question = QUESTIONS.find(({ id }) => id === action.value);
      if (question === undefined) return say(unknownQuestion());
      return askInName(actorOf(body), question.sql, say, deps, queries, { shownSql: question.sql });
    });
  };
}

/** Full CSV: all rows as a file, to whoever pressed. Whether they may have it is asked anew at every click. */
export function sendCsv(deps: CommandDeps, { authorizeAsker, sendRows }: QueryCommandDeps) {
  return async (args: ButtonArgs): Promise<void> => {
    const { ack, action, body } = args;
    await ack();
    const say = pressAnswer(args, deps.log);
    await answering(say, deps, async () => {
      const permission = await authorizeAsker(actorOf(body));
      if (permission.kind === 'refused')
        return say(notAllowedToReadReports(permission.why, deps.securityChannel));
      const resultId = parseQueryValue(action.value);
      const name = resultId && (await sendRows(resultId, body.user.id, fileComment));
      return say(name === undefined ? expiredQuery() : fileSent(name));
    });
  };
}
