import type { FormValue, FormValues } from './control.ts';
import { actionIdOf, type InteractiveElement } from './element.ts';
import { unescapeEntities } from './mrkdwn.ts';
import type { Names } from './names.ts';

/** An element as read: `[Approve…]`, `[Account: payments-prod]`, `(•) A ( ) B`. */
export function readElement(
  element: InteractiveElement,
  blockId: string,
  values: FormValues,
  names: Names,
): string {
  const value = values[blockId]?.[actionIdOf(element)];
  switch (element.type) {
    case 'button':
      return `[${unescapeEntities(element.text.text)}]`;
    case 'overflow':
      return `[⋯ ${element.options.map((option) => unescapeEntities(option.text.text)).join(' | ')}]`;
    case 'radio_buttons':
      return element.options.map((o) => `${ticked(o, value) ? '(•)' : '( )'} ${optionText(o)}`).join(' ');
    case 'checkboxes':
      return element.options.map((o) => `${ticked(o, value) ? '[x]' : '[ ]'} ${optionText(o)}`).join(' ');
    default:
      return readField(element, value, names);
  }
}

/** What a field holds, in words; empty where it holds nothing. */
export function readValue(value: FormValue | undefined, names: Names): string {
  if (!value) return '';
  const people = [value.selected_user, ...(value.selected_users ?? [])].filter(isText).map(names.person);
  const channels = [
    value.selected_channel,
    value.selected_conversation,
    ...(value.selected_channels ?? []),
    ...(value.selected_conversations ?? []),
  ]
    .filter(isText)
    .map(names.channel);
  const options = [value.selected_option, ...(value.selected_options ?? [])].flatMap((option) =>
    option ? [optionText(option)] : [],
  );
  return [...typedText(value), ...options, ...people, ...channels].join(', ');
}

function typedText(value: FormValue): string[] {
  const moment = value.selected_date_time;
  const dateTime =
    typeof moment === 'number' ? new Date(moment * 1000).toISOString().replace(/:00\.000Z$/, 'Z') : null;
  return [value.value, value.selected_date, value.selected_time, dateTime].filter(isText);
}

type Field = Exclude<InteractiveElement, { type: 'button' | 'overflow' | 'radio_buttons' | 'checkboxes' }>;

function readField(element: Field, value: FormValue | undefined, names: Names): string {
  const placeholder = 'placeholder' in element ? unescapeEntities(element.placeholder?.text ?? '') : '';
  const shown = readValue(value, names);
  if (shown === '') return `[${placeholder}]`;
  return placeholder === '' ? `[${shown}]` : `[${placeholder}: ${shown}]`;
}

function ticked(option: { value?: string }, value: FormValue | undefined): boolean {
  const picked = [value?.selected_option, ...(value?.selected_options ?? [])];
  return picked.some((one) => one?.value === option.value);
}

function optionText(option: { text: { text: string } }): string {
  return unescapeEntities(option.text.text);
}

function isText(value: string | null | undefined): value is string {
  return typeof value === 'string' && value !== '';
}
