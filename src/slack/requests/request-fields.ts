import type { InputBlock, InputBlockElement } from '@slack/types';
import { MAX_ACCOUNTS } from '../../domain/window/check-draft.ts';
import { MAX_TICKET } from '../../domain/window/ticket.ts';
import { plainText } from '../blocks/plain-text.ts';
import {
  REQUEST_ACCOUNTS,
  REQUEST_INSISTENCE,
  REQUEST_OPERATOR,
  REQUEST_REASON,
  REQUEST_TASK,
  REQUEST_TICKET,
} from '../window-action-ids.ts';
import { field, longText } from './field.ts';
import type { RequestFormValues } from './request-form.ts';
import { chosenTask, taskGroups } from './task-options.ts';

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
