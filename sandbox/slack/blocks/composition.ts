import { z } from 'zod';
import { anyText, httpUrl, plainText } from './text.ts';

/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const confirm = z.strictObject({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.enum(['primary', 'danger']).optional(),
});

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const option = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(150),
  description: plainText(75).optional(),
});

/** Overflow options may carry a URL. */
export const overflowOption = option.extend({ url: httpUrl.optional() });

/** Radio buttons and checkboxes take markup in their options. */
export const markedOption = z.strictObject({
  text: anyText(75),
  value: z.string().min(1).max(150),
  description: anyText(75).optional(),
});

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-group-object */
export const optionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(option).min(1).max(100),
});

/** https://docs.slack.dev/reference/block-kit/composition-objects/slack-file-object */
export const slackFile = z.union([
  z.strictObject({ id: z.string().min(1) }),
  z.strictObject({ url: httpUrl }),
]);

export const dispatchActionConfig = z.strictObject({
  trigger_actions_on: z
    .array(z.enum(['on_enter_pressed', 'on_character_entered']))
    .min(1)
    .optional(),
});

/** https://docs.slack.dev/reference/block-kit/composition-objects/conversation-filter-object */
export const conversationFilter = z.strictObject({
  include: z
    .array(z.enum(['im', 'mpim', 'private', 'public']))
    .min(1)
    .optional(),
  exclude_external_shared_channels: z.boolean().optional(),
  exclude_bot_users: z.boolean().optional(),
});
