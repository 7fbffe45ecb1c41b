import { z } from 'zod';
import type { Block } from '../block.ts';
import { at, complaints } from './complaints.ts';
import type { Surface } from './rules.ts';
import { plainText } from './text.ts';
import { validateBlocks } from './validate.ts';

/** Bytes of JSON. https://docs.slack.dev/reference/methods/views.open#errors */
const LARGEST_VIEW = 250_000;

const shared = {
  blocks: z.unknown(),
  callback_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3000).optional(),
  external_id: z.string().max(255).optional(),
};

const modal = z.strictObject({
  type: z.literal('modal'),
  ...shared,
  title: plainText(24),
  submit: plainText(24).nullish(),
  close: plainText(24).nullish(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
});

const home = z.strictObject({ type: z.literal('home'), ...shared });

/** https://docs.slack.dev/reference/views */
const view = z.discriminatedUnion('type', [modal, home]);

export interface ViewContent {
  readonly type: 'modal' | 'home';
  readonly blocks: readonly Block[];
  readonly callbackId: string;
  readonly privateMetadata: string;
  readonly externalId: string;
  readonly title: string;
  readonly submit?: string;
  readonly close?: string;
  readonly clearOnClose: boolean;
  readonly notifyOnClose: boolean;
}

export type ViewVerdict =
  | { readonly kind: 'valid'; readonly view: ViewContent }
  | { readonly kind: 'invalid'; readonly messages: readonly string[] }
  | { readonly kind: 'too-large' };

/** Judges a modal or home view as Slack would. */
export function validateView(value: unknown, isShowableFile: (id: string) => boolean): ViewVerdict {
  const parsed = view.safeParse(value, { reportInput: true });
  if (!parsed.success) return { kind: 'invalid', messages: complaints(parsed.error, ['view']) };
  const surface: Surface = parsed.data.type;
  const blocks = validateBlocks(parsed.data.blocks, surface, ['view', 'blocks'], isShowableFile);
  if (blocks.kind === 'malformed')
    return { kind: 'invalid', messages: [at(['view'], 'missing required field: blocks')] };
  if (blocks.kind === 'invalid') return blocks;
  if (blocks.kind === 'too-long' || Buffer.byteLength(JSON.stringify(value)) > LARGEST_VIEW)
    return { kind: 'too-large' };
  const content = contentOf(parsed.data, blocks.blocks);
  const orphans = inputsWithoutSubmit(content);
  return orphans.length > 0 ? { kind: 'invalid', messages: orphans } : { kind: 'valid', view: content };
}

function contentOf(parsed: z.infer<typeof view>, blocks: readonly Block[]): ViewContent {
  const common = {
    type: parsed.type,
    blocks,
    callbackId: parsed.callback_id ?? '',
    privateMetadata: parsed.private_metadata ?? '',
    externalId: parsed.external_id ?? '',
  };
  if (parsed.type === 'home')
    return { ...common, title: 'View Title', clearOnClose: false, notifyOnClose: false };
  return {
    ...common,
    title: parsed.title.text,
    ...(parsed.submit ? { submit: parsed.submit.text } : {}),
    ...(parsed.close ? { close: parsed.close.text } : {}),
    clearOnClose: parsed.clear_on_close ?? false,
    notifyOnClose: parsed.notify_on_close ?? false,
  };
}

function inputsWithoutSubmit(content: ViewContent): string[] {
  if (content.type === 'home' || content.submit !== undefined) return [];
  return content.blocks.flatMap((block, i) =>
    block.type === 'input'
      ? [at(['view', 'blocks', i, 'input'], 'must define `submit` to use an `input` block in modals')]
      : [],
  );
}
