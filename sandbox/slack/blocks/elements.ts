import { z } from 'zod';
import { confirm, dispatchActionConfig, markedOption, overflowOption, slackFile } from './composition.ts';
import { multiSelects, selects } from './selects.ts';
import { httpUrl, identifier, plainText } from './text.ts';

const actionable = { action_id: identifier.optional(), confirm: confirm.optional() };
const focusable = { focus_on_load: z.boolean().optional() };
const placeholder = { placeholder: plainText(150).optional() };
const typed = {
  action_id: identifier.optional(),
  ...focusable,
  ...placeholder,
  dispatch_action_config: dispatchActionConfig.optional(),
};

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const button = z.strictObject({
  type: z.literal('button'),
  ...actionable,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: httpUrl.optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().min(1).max(75).optional(),
});

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionable,
  options: z.array(overflowOption).min(1).max(5),
});

export const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...actionable,
  ...focusable,
  options: z.array(markedOption).min(1).max(10),
  initial_options: z.array(markedOption).min(1).max(10).optional(),
});

export const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...actionable,
  ...focusable,
  options: z.array(markedOption).min(1).max(10),
  initial_option: markedOption.optional(),
});

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date in the format YYYY-MM-DD');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time in the format HH:mm');

export const pickers = [
  z.strictObject({
    type: z.literal('datepicker'),
    ...actionable,
    ...focusable,
    ...placeholder,
    initial_date: date.optional(),
  }),
  z.strictObject({
    type: z.literal('timepicker'),
    ...actionable,
    ...focusable,
    ...placeholder,
    initial_time: time.optional(),
    timezone: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('datetimepicker'),
    ...actionable,
    ...focusable,
    initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
  }),
] as const;

/** Inputs that are typed into; only in input blocks. */
export const typedInputs = [
  z.strictObject({
    type: z.literal('plain_text_input'),
    ...typed,
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
  }),
  z.strictObject({
    type: z.literal('number_input'),
    ...typed,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('email_text_input'), ...typed, initial_value: z.string().optional() }),
  z.strictObject({ type: z.literal('url_text_input'), ...typed, initial_value: z.string().optional() }),
] as const;

/** https://docs.slack.dev/reference/block-kit/block-elements/image-element */
export const imageElement = z
  .strictObject({
    type: z.literal('image'),
    alt_text: z.string().min(1).max(2000),
    image_url: httpUrl.optional(),
    slack_file: slackFile.optional(),
  })
  .refine((image) => (image.image_url === undefined) !== (image.slack_file === undefined), {
    message: 'must define exactly one of `image_url` and `slack_file`',
  });

/** What an actions block holds. */
export const actionElement = z.discriminatedUnion('type', [
  button,
  overflow,
  checkboxes,
  radioButtons,
  ...pickers,
  ...selects,
  ...multiSelects,
]);

/** What may stand beside a section's text. */
export const accessory = z.discriminatedUnion('type', [
  button,
  overflow,
  checkboxes,
  radioButtons,
  imageElement,
  ...pickers.slice(0, 2),
  ...selects,
  ...multiSelects,
]);

/** What an input block holds. */
export const inputElement = z.discriminatedUnion('type', [
  checkboxes,
  radioButtons,
  ...pickers,
  ...selects,
  ...multiSelects,
  ...typedInputs,
]);
