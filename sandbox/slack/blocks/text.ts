import { z } from 'zod';

/** Text objects. https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export function plainText(max: number) {
  return z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });
}

export function mrkdwn(max: number) {
  return z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });
}

export function anyText(max: number) {
  return z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);
}

/** block_id, action_id, callback_id. */
export const identifier = z.string().min(1).max(255);

export const httpUrl = z
  .string()
  .max(3000)
  .regex(/^(https?:\/\/|mailto:|slack:)\S+$/, 'must be a valid URL');
