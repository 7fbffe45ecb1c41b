import type { InputBlock, InputBlockElement, PlainTextOption } from '@slack/types';
import type { Instant } from '../../domain/time.ts';
import { SECOND } from '../../domain/time.ts';
import { MAX_ACCOUNTS } from '../../domain/window/check-draft.ts';
import { MAX_TEXT } from '../../domain/window/text.ts';
import { MAX_TICKET } from '../../domain/window/ticket.ts';
import { DURATIONS } from '../../domain/window/typed/duration.ts';
import { plainText } from '../blocks/plain-text.ts';
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
import type { RequestFormValues } from './request-form.ts';
import { chosenTask, taskGroups } from './task-options.ts';

/** The value of "At a time". */
export const AT_A_TIME = 'at';

/** The longest duration that anybody types. */
const DURATION_LENGTH = 50;

const WHEN: Readonly<Record<RequestFormValues['when'], PlainTextOption>> = {
  'on-approval': { text: plainText('As soon as it is approved'), value: 'on-approval' },
  at: { text: plainText('At a time'), value: AT_A_TIME },
};
const BREAK_GLASS: PlainTextOption = {
  text: plainText('Open it at once, without approval'),
  value: 'break-glass',
  description: plainText('Pages everyone now. Somebody else must review it afterwards.'),
};

interface FieldOptions {
  readonly hint?: string;
  readonly optional?: boolean;
  /** Whether the modal is drawn again when it changes. */
  readonly redraws?: boolean;
}

/** An input whose block and action have one id, so that it keeps what it holds when the modal is drawn again. */
function field(
  id: string,
  label: string,
  element: InputBlockElement,
  options: FieldOptions = {},
): InputBlock {
  const { hint, optional, redraws } = options;
  return {
    type: 'input',
    block_id: id,
    label: plainText(label),
    element: { ...element, action_id: id },
    ...(hint !== undefined && { hint: plainText(hint) }),
    ...(optional === true && { optional: true }),
    ...(redraws === true && { dispatch_action: true }),
  };
}

export function accountsField({ accounts }: RequestFormValues): InputBlock {
  const chosen = accounts.map(({ value, label }) => ({ value, text: plainText(label) }));
  const element: InputBlockElement = {
    type: 'multi_external_select',
    placeholder: plainText('Name, id or scope'),
    min_query_length: 0,
    max_selected_items: MAX_ACCOUNTS,
    ...(chosen.length > 0 && { initial_options: chosen }),
  };
  const hint = `Accounts or scopes, ${MAX_ACCOUNTS} accounts in all. A scope is what it holds when you submit.`;
  return field(REQUEST_ACCOUNTS, 'Accounts', element, { hint, redraws: true });
}

export function operatorField(userId: string): InputBlock {
  const hint = 'Who will sign in as root. Neither they nor you can approve.';
  const element: InputBlockElement = { type: 'users_select', initial_user: userId };
  return field(REQUEST_OPERATOR, 'Operator', element, { hint, redraws: true });
}

export function taskField({ taskId }: RequestFormValues): InputBlock {
  const chosen = chosenTask(taskId);
  const element: InputBlockElement = {
    type: 'static_select',
    placeholder: plainText('What has to be done'),
    option_groups: taskGroups(),
    ...(chosen !== undefined && { initial_option: chosen }),
  };
  return field(REQUEST_TASK, 'Task', element, { redraws: true });
}

export function insistenceField({ insistence }: RequestFormValues): InputBlock {
  return field(REQUEST_INSISTENCE, 'Why root all the same', longText(insistence));
}

export function reasonField({ reason }: RequestFormValues): InputBlock {
  const hint = 'The approvers read it, and it stays on the record.';
  return field(REQUEST_REASON, 'Reason', longText(reason), { hint });
}

/** Typed where the policy asks for one; `hint` says so, and what it must look like. */
export function ticketField({ ticket }: RequestFormValues, hint: string, required: boolean): InputBlock {
  const element: InputBlockElement = {
    type: 'plain_text_input',
    max_length: MAX_TICKET,
    ...(ticket !== undefined && { initial_value: ticket }),
  };
  return field(REQUEST_TICKET, 'Ticket', element, { hint, optional: !required });
}

export function whenField({ when }: RequestFormValues): InputBlock {
  const options = [WHEN['on-approval'], WHEN.at];
  const element: InputBlockElement = { type: 'radio_buttons', options, initial_option: WHEN[when] };
  return field(REQUEST_WHEN, 'When', element, { redraws: true });
}

export function startField(start: Instant | undefined): InputBlock {
  const element: InputBlockElement = {
    type: 'datetimepicker',
    ...(start !== undefined && { initial_date_time: Math.floor(start / SECOND) }),
  };
  const hint =
    'In your own time zone. If it is approved later than that, it starts then and still ends on time.';
  return field(REQUEST_START, 'Start', element, { hint });
}

/** `longest`: as the policy has it, in words. */
export function durationField({ duration }: RequestFormValues, longest: string | undefined): InputBlock {
  const element: InputBlockElement = {
    type: 'plain_text_input',
    max_length: DURATION_LENGTH,
    ...(duration !== '' && { initial_value: duration }),
  };
  const hint = `Such as ${DURATIONS}.${longest === undefined ? '' : ` At most ${longest} here.`}`;
  return field(REQUEST_DURATION, 'Duration', element, { hint });
}

export function breakGlassField({ breakGlass }: RequestFormValues): InputBlock {
  const element: InputBlockElement = {
    type: 'checkboxes',
    options: [BREAK_GLASS],
    ...(breakGlass && { initial_options: [BREAK_GLASS] }),
  };
  return field(REQUEST_BREAK_GLASS, 'Break-glass', element, { optional: true, redraws: true });
}

function longText(initial: string | undefined): InputBlockElement {
  return {
    type: 'plain_text_input',
    multiline: true,
    max_length: MAX_TEXT,
    ...(initial !== undefined && initial !== '' && { initial_value: initial }),
  };
}
