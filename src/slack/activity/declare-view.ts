import type { InputBlock, ModalView } from '@slack/types';
import type { AlertView } from '../../domain/alert/alert-view.ts';
import type { RequestProblem } from '../../domain/window/problem.ts';
import { MAX_TICKET } from '../../domain/window/ticket.ts';
import { plainText } from '../blocks/plain-text.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import { field, longText } from '../requests/field.ts';
import { type ProblemContext, problemText } from '../requests/problem-text.ts';
import { taskGroups } from '../requests/task-options.ts';
import { truncate } from '../text/truncate.ts';
import { joined } from '../windows/lines.ts';
import { REPLY_ROOM } from '../windows/room.ts';
import {
  DECLARE_INSISTENCE,
  DECLARE_MODAL,
  DECLARE_OPERATOR,
  DECLARE_REASON,
  DECLARE_TASK,
  DECLARE_TICKET,
} from './action-ids.ts';
import { alertFacts } from './alert-facts.ts';
import { alertHeadline } from './alert-headline.ts';
import { encodeAlertValue } from './value.ts';

const EFFECT =
  'It is recorded in a window of its own, marked as declared afterwards for ever, and an approver reviews it. It explains the use and sanctions nothing: the verdict of the alert stays.';

const ERROR_LENGTH = 1_000;

/** Asks who used root and what for, after the fact. Every field has one id as its block's and its action's. */
export function declareView(view: AlertView): ModalView {
  return {
    type: 'modal',
    callback_id: DECLARE_MODAL,
    private_metadata: encodeAlertValue(view.alert),
    title: plainText('Declare afterwards'),
    submit: plainText('Declare'),
    close: plainText('Cancel'),
    blocks: [
      richText(joined([[bold(alertHeadline(view))], ...alertFacts(view, REPLY_ROOM)])),
      richText([plain(EFFECT)]),
      operatorField(),
      taskField(),
      field(DECLARE_INSISTENCE, 'Why root all the same', longText(undefined), {
        hint: 'Only for a task that no longer needs root.',
        optional: true,
      }),
      field(DECLARE_REASON, 'Reason', longText(undefined), {
        hint: 'Why there was no window. Whoever reviews it reads this, and it stays on the record.',
      }),
      ticketField(),
    ],
  };
}

function operatorField(): InputBlock {
  const hint = 'Who signed in as root. They and you cannot review it.';
  return field(DECLARE_OPERATOR, 'Who used root', { type: 'users_select' }, { hint });
}

function taskField(): InputBlock {
  return field(DECLARE_TASK, 'Task', {
    type: 'static_select',
    placeholder: plainText('What was done'),
    option_groups: taskGroups(),
  });
}

function ticketField(): InputBlock {
  const hint = 'Required where the policy of the account says so.';
  return field(
    DECLARE_TICKET,
    'Ticket',
    { type: 'plain_text_input', max_length: MAX_TICKET },
    { hint, optional: true },
  );
}

/** What the form holds, not yet judged. */
export interface DeclareInput {
  readonly operatorId?: string;
  readonly taskId?: string;
  readonly insistence?: string;
  readonly reason: string;
  readonly ticket?: string;
}

/** `view.state.values`: by block id and action id, which are the same in this modal. */
export type DeclareValues = Readonly<Record<string, Readonly<Record<string, DeclareFieldState>>>>;

interface DeclareFieldState {
  readonly value?: string | null | undefined;
  readonly selected_user?: string | null | undefined;
  readonly selected_option?: { readonly value: string } | null | undefined;
}

/** Reads the form. Never throws. */
export function declareInput(values: DeclareValues): DeclareInput {
  const of = (id: string): DeclareFieldState => values[id]?.[id] ?? {};
  const operatorId = of(DECLARE_OPERATOR).selected_user;
  const taskId = of(DECLARE_TASK).selected_option?.value;
  const insistence = of(DECLARE_INSISTENCE).value;
  const ticket = of(DECLARE_TICKET).value;
  return {
    reason: of(DECLARE_REASON).value ?? '',
    ...(operatorId != null && { operatorId }),
    ...(taskId !== undefined && { taskId }),
    ...(insistence != null && { insistence }),
    ...(ticket != null && { ticket }),
  };
}

/** Each problem at its field, as Slack takes the errors of a form; what is about none of them at the reason. */
export function declareErrors(
  problems: readonly RequestProblem[],
  context: ProblemContext,
): Readonly<Record<string, string>> {
  const errors = new Map<string, Set<string>>();
  for (const problem of problems) {
    const at = fieldOf(problem);
    errors.set(at, (errors.get(at) ?? new Set()).add(problemText(problem, context)));
  }
  return Object.fromEntries(
    [...errors].map(([id, texts]) => [id, truncate([...texts].join(' '), ERROR_LENGTH)]),
  );
}

function fieldOf(problem: RequestProblem): string {
  switch (problem.field) {
    case 'operator':
      return DECLARE_OPERATOR;
    case 'task':
      return problem.why === 'needs-insistence' ? DECLARE_INSISTENCE : DECLARE_TASK;
    case 'insistence':
      return DECLARE_INSISTENCE;
    case 'ticket':
      return DECLARE_TICKET;
    default:
      return DECLARE_REASON;
  }
}
