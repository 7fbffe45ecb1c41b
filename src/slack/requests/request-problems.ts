import type { RequestProblem } from '../../domain/window/problem.ts';
import { answerWith } from '../answer.ts';
import { code, plain } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import { harmless } from '../text/harmless.ts';
import { truncate } from '../text/truncate.ts';
import { count } from '../text/words.ts';
import { type ProblemContext, problemText } from './problem-text.ts';

/** A message holds this many of these whatever is in them. */
const PROBLEMS = 8;
const PROBLEM_LENGTH = 600;
const LINE_LENGTH = 1_500;

/** What is wrong with a request. `example`: a line that can be copied. `typed`: the line that it came in, to be corrected instead. */
export function requestProblems(
  problems: readonly RequestProblem[],
  { example, typed, ...context }: ProblemContext & { readonly example: string; readonly typed?: string },
): Message {
  const texts = problems.map((problem) => truncate(problemText(problem, context), PROBLEM_LENGTH));
  const line = `/root-request ${typed === undefined ? example : harmless(typed, LINE_LENGTH)}`;
  return nothingAsked(texts, [
    plain(typed === undefined ? '\nFor example: ' : '\nYour line, to correct: '),
    code(line),
  ]);
}

/** A typed line that cannot be read as a request; each problem a sentence, which may hold what was typed. */
export function requestNotUnderstood(problems: readonly string[]): Message {
  return nothingAsked(
    problems.map((problem) => harmless(problem, PROBLEM_LENGTH)),
    [],
  );
}

function nothingAsked(texts: readonly string[], after: Parameters<typeof answerWith>[1]): Message {
  const different = [...new Set(texts)];
  const shown = different.slice(0, PROBLEMS).map((text) => plain(`\n${text}`));
  const left = different.length - shown.length;
  const more = left > 0 ? [plain(`\nand ${count(left, 'other problem')}`)] : [];
  return answerWith('Not sent.', [...shown, ...more, ...after]);
}
