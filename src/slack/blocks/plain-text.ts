import type { ContextBlock, PlainTextElement } from '@slack/types';

/** Plain text in which not even `:emoji:` is read. */
export function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

/** A small grey line. */
export function context(text: string): ContextBlock {
  return { type: 'context', elements: [plainText(text)] };
}
