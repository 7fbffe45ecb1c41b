import { z } from 'zod';
import { confirm, conversationFilter, option, optionGroup } from './composition.ts';
import { identifier, plainText } from './text.ts';

const shared = {
  action_id: identifier.optional(),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
  placeholder: plainText(150).optional(),
};
const multiple = { ...shared, max_selected_items: z.int().min(1).optional() };
const choices = {
  options: z.array(option).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const ids = z.array(z.string().min(1)).optional();
const id = z.string().min(1).optional();
const toConversation = {
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
};
const minQueryLength = { min_query_length: z.int().min(0).optional() };

const hasOptions = (select: { options?: unknown; option_groups?: unknown }) =>
  (select.options === undefined) !== (select.option_groups === undefined);
const wrongOptions = {
  message: 'must define exactly one of `options` and `option_groups`',
  path: ['options'],
};

/** Select menus. https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
export const selects = [
  z
    .strictObject({
      type: z.literal('static_select'),
      ...shared,
      ...choices,
      initial_option: option.optional(),
    })
    .refine(hasOptions, wrongOptions),
  z.strictObject({
    type: z.literal('external_select'),
    ...shared,
    ...minQueryLength,
    initial_option: option.optional(),
  }),
  z.strictObject({ type: z.literal('users_select'), ...shared, initial_user: id }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...shared,
    ...toConversation,
    initial_conversation: id,
    response_url_enabled: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('channels_select'),
    ...shared,
    initial_channel: id,
    response_url_enabled: z.boolean().optional(),
  }),
] as const;

/** https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element */
export const multiSelects = [
  z
    .strictObject({
      type: z.literal('multi_static_select'),
      ...multiple,
      ...choices,
      initial_options: z.array(option).min(1).max(100).optional(),
    })
    .refine(hasOptions, wrongOptions),
  z.strictObject({
    type: z.literal('multi_external_select'),
    ...multiple,
    ...minQueryLength,
    initial_options: z.array(option).min(1).max(100).optional(),
  }),
  z.strictObject({ type: z.literal('multi_users_select'), ...multiple, initial_users: ids }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...multiple,
    ...toConversation,
    initial_conversations: ids,
  }),
  z.strictObject({ type: z.literal('multi_channels_select'), ...multiple, initial_channels: ids }),
] as const;
