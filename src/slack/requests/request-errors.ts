import type { RequestProblem } from '../../domain/window/problem.ts';
import { DURATIONS, parseDuration } from '../../domain/window/typed/duration.ts';
import { truncate } from '../text/truncate.ts';
import {
  REQUEST_ACCOUNTS,
  REQUEST_BREAK_GLASS,
  REQUEST_DURATION,
  REQUEST_INSISTENCE,
  REQUEST_OPERATOR,
  REQUEST_REASON,
  REQUEST_START,
  REQUEST_TASK,
  REQUEST_TICKET,
  REQUEST_WHEN,
} from '../window-action-ids.ts';
import { type ProblemContext, problemText } from './problem-text.ts';
import type { RequestFormValues } from './request-form.ts';

/** Slack documents no limit for an error at a field; this much is read. */
const ERROR_LENGTH = 1_000;

/** What Slack is answered with: an error by the id of an input block of the modal. */
export type FieldErrors = Readonly<Record<string, string>>;

export interface ErrorContext extends ProblemContext {
  /** Block ids of the modal's fields: the keys of `view.state.values`. Slack refuses an error for any other. */
  readonly shown: readonly string[];
}

/** Each problem at its field; at the accounts where the modal has no such field. */
export function requestErrors(problems: readonly RequestProblem[], context: ErrorContext): FieldErrors {
  const errors = new Map<string, string[]>();
  for (const problem of problems) {
    const at = fieldsOf(problem).find((id) => context.shown.includes(id)) ?? REQUEST_ACCOUNTS;
    errors.set(at, [...(errors.get(at) ?? []), problemText(problem, context)]);
  }
  return Object.fromEntries(
    [...errors].map(([id, texts]) => [id, truncate([...new Set(texts)].join(' '), ERROR_LENGTH)]),
  );
}

/** What is wrong with the form before it can be a request at all; empty where it can. */
export function formErrors({ duration }: RequestFormValues): FieldErrors {
  if (parseDuration(duration) !== undefined) return {};
  return { [REQUEST_DURATION]: `This is not understood. Type a duration such as ${DURATIONS}.` };
}

/** Where a problem stands, the first choice first. */
function fieldsOf(problem: RequestProblem): readonly string[] {
  switch (problem.field) {
    case 'accounts':
    case 'requester':
    case 'continues':
    case 'approvers':
      return [REQUEST_ACCOUNTS];
    case 'operator':
      return [REQUEST_OPERATOR];
    case 'task':
      return problem.why === 'needs-insistence' ? [REQUEST_INSISTENCE, REQUEST_TASK] : [REQUEST_TASK];
    case 'insistence':
      return [REQUEST_INSISTENCE, REQUEST_TASK];
    case 'reason':
    case 'origin':
      return [REQUEST_REASON];
    case 'ticket':
      return [REQUEST_TICKET];
    case 'start':
      return [REQUEST_START, REQUEST_WHEN];
    case 'duration':
      return [REQUEST_DURATION];
    case 'break-glass':
      return problem.why === 'not-named' ? [REQUEST_BREAK_GLASS] : [REQUEST_OPERATOR, REQUEST_BREAK_GLASS];
  }
}
