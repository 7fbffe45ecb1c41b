import type { KnownBlock, ModalView } from '@slack/types';
import type { TicketRule } from '../../domain/approval-policy/policy.ts';
import { plainText } from '../blocks/plain-text.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import { harmless } from '../text/harmless.ts';
import { REQUEST_MODAL, REQUEST_PREVIEW } from '../window-action-ids.ts';
import { exactLength } from '../windows/when.ts';
import { encodeRequestMetadata } from './form-state.ts';
import { isBreakGlass, previewLines } from './preview-lines.ts';
import {
  accountsField,
  insistenceField,
  operatorField,
  reasonField,
  taskField,
  ticketField,
} from './request-fields.ts';
import type { RequestForm } from './request-form.ts';
import { ticketsLike } from './ticket-words.ts';
import { breakGlassField, durationField, startField, whenField } from './timing-fields.ts';

const INSTEAD_LENGTH = 500;

/**
 * The modal that asks for a window. Every field has one id as its block's and its action's; accounts, operator, task,
 * when and break-glass are told to the app as they change, so that it is drawn again with what follows from them.
 */
export function requestView(form: RequestForm): ModalView {
  const { values, requesterId } = form;
  return {
    type: 'modal',
    callback_id: REQUEST_MODAL,
    private_metadata: encodeRequestMetadata(values.continues),
    title: plainText('Root-access window'),
    submit: plainText(isBreakGlass(form.preview, values) ? 'Open it now' : 'Ask'),
    close: plainText('Cancel'),
    blocks: [
      ...continuesNote(form),
      accountsField(values),
      operatorField(values.operatorId ?? requesterId),
      taskField(values),
      ...insistence(form),
      reasonField(values),
      ticket(form),
      ...when(form),
      durationField(values, longest(form)),
      ...(form.preview?.mayBreakGlass === true ? [breakGlassField(values)] : []),
      previewBlock(form),
    ],
  };
}

function previewBlock(form: RequestForm): KnownBlock {
  const lines = previewLines(form).map((line) => plain(`\n${line}`));
  return richText([bold('Before you ask'), ...lines], REQUEST_PREVIEW);
}

function continuesNote({ values }: RequestForm): KnownBlock[] {
  const { continues } = values;
  if (continues === undefined) return [];
  return [
    richText([plain(`More time for ${continues}: a new window, approved anew, that names the old one.`)]),
  ];
}

/** Where the task no longer needs root in these accounts: what does it instead, and why root all the same. */
function insistence({ values, preview }: RequestForm): KnownBlock[] {
  const need = preview?.need;
  if (need === undefined || need.kind === 'yes') return [];
  return [
    richText([
      bold('This no longer needs the root user here. '),
      plain(`Use instead: ${harmless(need.instead, INSTEAD_LENGTH)}`),
    ]),
    insistenceField(values),
  ];
}

function ticket({ values, preview }: RequestForm): KnownBlock {
  const rule = preview?.policy?.ticket;
  const required = rule?.required === true && !isBreakGlass(preview, values);
  const hint =
    rule === undefined
      ? 'Whether one is required depends on the accounts.'
      : ticketHint(rule, required, isBreakGlass(preview, values));
  return ticketField(values, hint, required);
}

function ticketHint({ patterns }: TicketRule, required: boolean, breakGlass: boolean): string {
  const optional = breakGlass ? 'Optional in break-glass' : 'Optional';
  const need = required ? 'Required' : optional;
  if (patterns.length === 0) return `${need}.`;
  const like = ticketsLike(patterns);
  return required ? `${need}, ${like}.` : `${need}. If you give one: ${like}.`;
}

/** A break-glass window starts at once, so it is not asked when. */
function when({ values, preview }: RequestForm): KnownBlock[] {
  if (isBreakGlass(preview, values)) return [];
  return [whenField(values), ...(values.when === 'at' ? [startField(values.start)] : [])];
}

function longest({ preview }: RequestForm): string | undefined {
  const most = preview?.policy?.maxDuration;
  return most === undefined ? undefined : exactLength(most);
}
