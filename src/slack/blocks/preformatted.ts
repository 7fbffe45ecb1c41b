import type { RichTextBlock } from '@slack/types';

/** Text in type of one width, in which no markup is read. Line breaks break the line. */
export function preformatted(text: string): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }],
  };
}
