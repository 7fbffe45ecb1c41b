import type { RichTextBlock } from '@slack/types';
import { bold, plain } from '../blocks/rich-text.ts';

/** A heading with a list below it, of which Slack hangs every line, however narrow the window is; none without items. */
export function listed(
  heading: string,
  style: 'bullet' | 'ordered',
  items: readonly string[],
): RichTextBlock[] {
  if (items.length === 0) return [];
  const elements = items.map((item) => ({ type: 'rich_text_section' as const, elements: [plain(item)] }));
  return [
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [bold(`${heading}:`)] },
        { type: 'rich_text_list', style, elements },
      ],
    },
  ];
}
