import { type Milliseconds, SECOND } from '../../domain/time.ts';
import { parseWindowId, type WindowId } from '../../domain/window/id.ts';
import { parseDuration } from '../../domain/window/typed/duration.ts';
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
import type { AccountChoice, RequestFormValues } from './request-form.ts';
import { AT_A_TIME } from './timing-fields.ts';

/** `view.state.values`: by block id and action id, which are the same in this modal. */
export type FormState = Readonly<Record<string, Readonly<Record<string, FieldState>>>>;

interface FieldState {
  readonly value?: string | null;
  readonly selected_user?: string | null;
  readonly selected_date_time?: number | null;
  readonly selected_option?: OptionState | null;
  readonly selected_options?: readonly OptionState[];
}

interface OptionState {
  readonly value: string;
  readonly text: { readonly text: string };
}

/** What the fields of the modal hold, from `view.state.values` and `view.private_metadata`. Never throws. */
export function requestFormOf(state: FormState, privateMetadata: string): RequestFormValues {
  const field = (id: string): FieldState => state[id]?.[id] ?? {};
  const insistence = field(REQUEST_INSISTENCE).value;
  const ticket = field(REQUEST_TICKET).value;
  const continues = parseRequestMetadata(privateMetadata);
  return {
    accounts: (field(REQUEST_ACCOUNTS).selected_options ?? []).map(choiceOf),
    ...who(field),
    ...(insistence != null && { insistence }),
    reason: field(REQUEST_REASON).value ?? '',
    ...(ticket != null && { ticket }),
    ...timing(field),
    duration: field(REQUEST_DURATION).value ?? '',
    breakGlass: (field(REQUEST_BREAK_GLASS).selected_options ?? []).length > 0,
    ...(continues !== undefined && { continues }),
  };
}

function choiceOf({ value, text }: OptionState): AccountChoice {
  return { value, label: text.text };
}

function who(field: (id: string) => FieldState): Pick<RequestFormValues, 'operatorId' | 'taskId'> {
  const operatorId = field(REQUEST_OPERATOR).selected_user;
  const taskId = field(REQUEST_TASK).selected_option?.value;
  return { ...(operatorId != null && { operatorId }), ...(taskId !== undefined && { taskId }) };
}

function timing(field: (id: string) => FieldState): Pick<RequestFormValues, 'when' | 'start'> {
  if (field(REQUEST_WHEN).selected_option?.value !== AT_A_TIME) return { when: 'on-approval' };
  const seconds = field(REQUEST_START).selected_date_time;
  return { when: 'at', ...(seconds != null && { start: seconds * SECOND }) };
}

/** What a submitted form asks for; `accounts` as the menu's options have them. */
export interface FormRequest
  extends Pick<
    RequestFormValues,
    'operatorId' | 'taskId' | 'insistence' | 'reason' | 'ticket' | 'start' | 'breakGlass' | 'continues'
  > {
  readonly accounts: readonly string[];
  readonly duration: Milliseconds;
}

/** The form as a request; `undefined` where the duration cannot be read, which `formErrors` tells. */
export function requestInputOf(values: RequestFormValues): FormRequest | undefined {
  const { accounts, when: _when, duration, ...rest } = values;
  const length = parseDuration(duration);
  if (length === undefined) return undefined;
  return { ...rest, accounts: accounts.map(({ value }) => value), duration: length };
}

/** The modal's private_metadata: which window more time is asked for, if any. */
export function encodeRequestMetadata(continues: WindowId | undefined): string {
  return JSON.stringify([1, ...(continues === undefined ? [] : [continues])]);
}

function parseRequestMetadata(text: string): WindowId | undefined {
  const [, id] = /^\[1,"(RW-[0-9A-Z]{6})"\]$/.exec(text) ?? [];
  return id === undefined ? undefined : parseWindowId(id);
}
