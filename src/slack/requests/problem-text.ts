import type { Instant } from '../../domain/time.ts';
import type { RequestProblem } from '../../domain/window/problem.ts';
import { accountLabel } from '../account-name.ts';
import { harmless, harmlessLabel } from '../text/harmless.ts';
import { count, number, oneOf } from '../text/words.ts';
import { ineligibleClause } from './ineligible-clause.ts';
import { mayNotText, REQUESTING } from './may-not.ts';
import { durationProblem, startProblem, textProblem, ticketProblem } from './value-problems.ts';
import { someOf, tooFewInWords } from './who.ts';

/** What the words about a problem are made with. */
export interface ProblemContext {
  /** Names by user id. */
  readonly names: ReadonlyMap<string, string>;
  readonly now: Instant;
}

const TYPED_LENGTH = 100;
const TEXT_LENGTH = 300;
const SUGGESTIONS = 5;

/** What is wrong with a request and what to do about it, in a sentence or two, without markup. */
export function problemText(problem: RequestProblem, context: ProblemContext): string {
  switch (problem.field) {
    case 'accounts':
      return accountsProblem(problem);
    case 'requester':
    case 'operator':
      return personProblem(problem, context.now);
    case 'task':
      return taskProblem(problem);
    case 'insistence':
    case 'reason':
    case 'origin':
      return textProblem(WRITTEN[problem.field], problem.problem);
    case 'ticket':
      return ticketProblem(problem.problem);
    case 'start':
      return startProblem(problem, context.now);
    case 'duration':
      return durationProblem(problem);
    case 'continues':
      return CONTINUES[problem.why];
    case 'break-glass':
      return BREAK_GLASS[problem.why];
    case 'approvers':
      return `${tooFewInWords(problem.pool, context.names, context.now)} Choose another operator, or have approvers added to the policy in rootkeeper.yml.`;
  }
}

type Problem<F extends RequestProblem['field']> = Extract<RequestProblem, { field: F }>;

const WRITTEN = {
  insistence: 'why root all the same',
  reason: 'the reason',
  origin: 'what was used, or what stands on the paper',
} as const;

const CONTINUES: Readonly<Record<Problem<'continues'>['why'], string>> = {
  'no-such-window':
    'The window that more time is asked for does not exist. Check its id with /root-windows mine, or ask without it.',
  'not-yours':
    'More time is asked for by the requester or the operator of a window, and you are neither. Ask for a window of your own.',
};

const BREAK_GLASS: Readonly<Record<Problem<'break-glass'>['why'], string>> = {
  'not-named':
    'You are not among those who may break the glass here. Ask without it, or have one of them do it.',
  'operator-not-named':
    'The operator is not among those who may break the glass here. Name yourself or one of them, or ask without it.',
};

function accountsProblem(problem: Problem<'accounts'>): string {
  switch (problem.why) {
    case 'none':
      return 'Choose at least one account.';
    case 'too-many':
      return `${count(problem.count, 'account')} are too many: a window holds at most ${number(problem.most)}. Choose fewer, or a smaller scope.`;
    case 'no-such':
      return noSuch(problem.typed, problem.suggestions);
    case 'undecided':
      return `For ${count(problem.count, 'account')} it is not known whether they are in ${label(problem.scope)}, because tags were not read. Choose the accounts one by one, or ask again in a few minutes.`;
    case 'inactive':
      return `${someOf(problem.accounts.map(accountLabel), SUGGESTIONS)} ${problem.accounts.length === 1 ? 'is' : 'are'} suspended or closed, so root can do nothing there. Leave ${problem.accounts.length === 1 ? 'it' : 'them'} out.`;
    case 'ungoverned':
      return `No policy speaks for ${someOf(problem.accounts.map(accountLabel), SUGGESTIONS)}, so nobody could approve. Leave them out, or have them added under windows in rootkeeper.yml.`;
  }
}

function noSuch(typed: string, suggestions: readonly string[]): string {
  const nearest = suggestions.slice(0, SUGGESTIONS).map(label);
  const next =
    nearest.length === 0
      ? 'Type an account id, an account name or a configured scope.'
      : `Do you mean ${oneOf(nearest)}?`;
  return `There is no account or scope called ${label(typed)}. ${next}`;
}

function personProblem(
  problem: Extract<RequestProblem, { why: 'may-not-request' | 'barred' }>,
  now: Instant,
): string {
  if (problem.why === 'may-not-request') return mayNotText(problem.because, REQUESTING);
  const clause = ineligibleClause(problem.because, now);
  const who = problem.field === 'operator' ? 'The operator' : 'Whoever asks';
  if (problem.because.why === 'unread') return `${who} ${clause}. Try again in a minute.`;
  const then =
    problem.field === 'operator'
      ? 'Choose a member of this workspace.'
      : 'Have a member of this workspace ask.';
  return `${who} ${clause}. ${then}`;
}

function taskProblem(problem: Problem<'task'>): string {
  switch (problem.why) {
    case 'unknown':
      return 'Choose the task that takes the root user.';
    case 'unclear':
      return unclearTask(problem.suggestions.map(label));
    case 'needs-insistence':
      return `This no longer needs the root user here. Use instead: ${harmless(problem.instead, TEXT_LENGTH)} To go on all the same, say why root is needed; in one line: insist "…".`;
  }
}

function unclearTask(titles: readonly string[]): string {
  const [only, ...others] = titles.slice(0, SUGGESTIONS);
  if (only === undefined) return 'No task is called that. Choose one of the list that /root-request opens.';
  const more = titles.length > SUGGESTIONS ? ' There are others in the list that /root-request opens.' : '';
  return `Which task is meant is not clear. ${others.length === 0 ? `Do you mean ${only}?` : `Choose: ${[only, ...others].join('; ')}.`}${more}`;
}

function label(text: string): string {
  return harmlessLabel(text, TYPED_LENGTH);
}
