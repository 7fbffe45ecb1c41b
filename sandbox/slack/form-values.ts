import type { StoredBlock } from './block.ts';
import type { FormOption, FormValue, FormValues } from './control.ts';
import { actionIdOf, type InteractiveElement, interactiveElements } from './element.ts';

/** What the fields of freshly shown blocks hold; `kept` wins where block and action are the same, as on views.update. */
export function initialValues(blocks: readonly StoredBlock[], kept: FormValues = {}): FormValues {
  const entries = blocks.flatMap((block) => {
    const fields = interactiveElements(block).flatMap((element) => {
      const initial = initialValue(element);
      if (!initial) return [];
      const id = actionIdOf(element);
      const before = kept[block.block_id]?.[id];
      return [[id, before?.type === element.type ? before : initial] as const];
    });
    return fields.length > 0 ? [[block.block_id, Object.fromEntries(fields)] as const] : [];
  });
  return Object.fromEntries(entries);
}

export function withValue(
  values: FormValues,
  blockId: string,
  actionId: string,
  value: FormValue,
): FormValues {
  return { ...values, [blockId]: { ...values[blockId], [actionId]: value } };
}

/** `undefined` for elements without state: buttons and overflow menus. */
function initialValue(element: InteractiveElement): FormValue | undefined {
  const { type } = element;
  switch (type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: element.initial_value ?? null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: formOption(element.initial_option) };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: (element.initial_options ?? []).flatMap((o) => formOption(o) ?? []) };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'multi_channels_select':
      return { type, selected_channels: element.initial_channels ?? [] };
    case 'multi_conversations_select':
      return { type, selected_conversations: element.initial_conversations ?? [] };
    case 'button':
    case 'overflow':
      return undefined;
  }
}

interface OptionLike {
  readonly text: { readonly type: 'plain_text' | 'mrkdwn'; readonly text: string };
  readonly value?: string;
}

/** An option without its description, as Slack sends it back. */
export function formOption(option: OptionLike | undefined): FormOption | null {
  if (!option) return null;
  return { text: { type: option.text.type, text: option.text.text }, value: option.value ?? '' };
}
