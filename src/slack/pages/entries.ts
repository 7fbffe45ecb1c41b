import type { RichTextList, RichTextSection } from '@slack/types';
import { bold, plain } from '../blocks/rich-text.ts';

/**
 * Items as bullets: the first line of each bold, as what the others are about. Of a bullet Slack hangs every line below
 * the first, however narrow the window is; of a paragraph it does not.
 */
export function entryList(items: readonly string[]): RichTextList {
  return { type: 'rich_text_list', style: 'bullet', elements: items.map(entry) };
}

function entry(item: string): RichTextSection {
  const [first = '', ...others] = item.split('\n');
  const below = others.length === 0 ? [] : [plain(`\n${others.join('\n')}`)];
  return { type: 'rich_text_section', elements: [bold(first), ...below] };
}
