import { ControlError, type FieldInput, type FormOption, type FormValue } from '../control.ts';
import type { InteractiveElement } from '../element.ts';
import { formOption } from '../form-values.ts';
import type { PageFieldInput } from '../page-types.ts';
import type { World } from '../world.ts';
import { conversationId, personId } from './field-names.ts';
import { momentOf } from './moment-input.ts';

/** Elements that hold something; buttons and overflow menus do not. */
export type Field = Exclude<InteractiveElement, { type: 'button' | 'overflow' }>;

/**
 * What a field holds after `input`: options by value or text, people by handle or id, conversations by name or id.
 * External selects take options as the app suggested them. Throws a ControlError that says what is accepted.
 */
export function fieldValue(world: World, field: Field, input: PageFieldInput): FormValue {
  const { type } = field;
  switch (type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: one(input) === '' ? null : one(input) };
    case 'datepicker':
      return {
        type,
        selected_date: matching(one(input), /^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-11-20'),
      };
    case 'timepicker':
      return {
        type,
        selected_time: matching(one(input), /^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 16:00'),
      };
    case 'datetimepicker':
      return { type, selected_date_time: nullable(one(input), momentOf) };
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: single(optionsIn(field), input) };
    case 'multi_static_select':
      return { type, selected_options: several(optionsIn(field), input) };
    case 'checkboxes':
      return { type, selected_options: ticked(optionsIn(field), input) };
    case 'external_select':
      return { type, selected_option: suggestedOptions(input)[0] ?? null };
    case 'multi_external_select':
      return { type, selected_options: suggestedOptions(input) };
    case 'users_select':
      return { type, selected_user: nullable(one(input), (handle) => personId(world, handle)) };
    case 'multi_users_select':
      return { type, selected_users: many(input).map((handle) => personId(world, handle)) };
    case 'channels_select':
      return { type, selected_channel: nullable(one(input), (name) => conversationId(world, name)) };
    case 'multi_channels_select':
      return { type, selected_channels: many(input).map((name) => conversationId(world, name)) };
    case 'conversations_select':
      return { type, selected_conversation: nullable(one(input), (name) => conversationId(world, name)) };
    case 'multi_conversations_select':
      return { type, selected_conversations: many(input).map((name) => conversationId(world, name)) };
  }
}

/** The options an element shows by itself; none for external selects. */
export function optionsIn(element: InteractiveElement): FormOption[] {
  if ('options' in element && element.options)
    return element.options.flatMap((option) => formOption(option) ?? []);
  if ('option_groups' in element && element.option_groups)
    return element.option_groups.flatMap((group) =>
      group.options.flatMap((option) => formOption(option) ?? []),
    );
  return [];
}

/**
 * The option with that value or text, or the only one whose text begins so, as whoever types into a list finds it.
 * Throws a ControlError that lists what there is.
 */
export function pickOption(options: readonly FormOption[], wanted: string): FormOption {
  const found =
    options.find((option) => option.value === wanted) ??
    options.find((option) => option.text.text === wanted) ??
    onlyOneThatBegins(options, wanted);
  if (found) return found;
  const listed = options.map((option) => option.text.text).join(', ');
  throw new ControlError(`There is no option “${wanted}”. There are: ${listed || 'none'}.`);
}

/** A whole word comes before the beginning of one: `crm` is `crm 1111…` rather than `crm-old 2222…`. */
function onlyOneThatBegins(options: readonly FormOption[], wanted: string): FormOption | undefined {
  if (wanted.trim() === '') return undefined;
  const beginning = options.filter((option) => option.text.text.startsWith(wanted));
  const whole = beginning.filter((option) => /^\s/.test(option.text.text.slice(wanted.length)));
  return [whole, beginning].find(({ length }) => length === 1)?.[0];
}

function single(options: readonly FormOption[], input: PageFieldInput): FormOption | null {
  return nullable(one(input), (wanted) => pickOption(options, wanted));
}

function several(options: readonly FormOption[], input: PageFieldInput): FormOption[] {
  return many(input).map((wanted) => pickOption(options, wanted));
}

/** A lone checkbox takes `true` and `false` as well. */
function ticked(options: readonly FormOption[], input: PageFieldInput): FormOption[] {
  const [only, ...others] = options;
  const isYesOrNo = only !== undefined && others.length === 0 && (input === 'true' || input === 'false');
  if (!isYesOrNo) return several(options, input);
  return input === 'true' ? [only] : [];
}

function suggestedOptions(input: PageFieldInput): FormOption[] {
  const list = Array.isArray(input) ? input : input === null ? [] : [input];
  return list.flatMap((entry: FieldInput | FormOption) => (isOption(entry) ? [entry] : []));
}

function isOption(entry: unknown): entry is FormOption {
  return typeof entry === 'object' && entry !== null && 'text' in entry && 'value' in entry;
}

function one(input: PageFieldInput): string | null {
  return many(input)[0] ?? null;
}

function many(input: PageFieldInput): string[] {
  if (input === null) return [];
  const list: readonly (string | FormOption)[] =
    typeof input === 'string' || isOption(input) ? [input] : input;
  return list.map((entry) => (typeof entry === 'string' ? entry : entry.value));
}

function nullable<T>(text: string | null, read: (text: string) => T): T | null {
  return text === null || text === '' ? null : read(text);
}

function matching(text: string | null, pattern: RegExp, wanted: string): string | null {
  return nullable(text, (given) => {
    if (pattern.test(given)) return given;
    throw new ControlError(`“${given}” is not ${wanted}.`);
  });
}
