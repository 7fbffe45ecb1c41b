import type { Button, KnownBlock, RichTextBlock, RichTextElement, View } from '@slack/types';

/** Blocks as a person reads them: a line a line, buttons as `[Label]`. Throws at a block that this project never sends. */
export function plainTextOf(blocks: readonly KnownBlock[]): string {
  return blocks.map(blockText).join('\n');
}

/** A modal as a person reads it. */
export function viewText(view: View): string {
  const title = view.type === 'modal' ? view.title.text : view.type;
  return `${title}\n${plainTextOf(view.blocks as KnownBlock[])}`;
}

function blockText(block: KnownBlock): string {
  switch (block.type) {
    case 'rich_text':
      return richText(block);
    case 'divider':
      return '---';
    case 'context':
      return block.elements.map((element) => ('text' in element ? element.text : '')).join(' ');
    case 'actions':
      return block.elements.map((element) => `[${(element as Button).text.text}]`).join(' ');
    case 'input':
      return `${block.label.text}: <${block.element.type}>${block.hint ? `\n${block.hint.text}` : ''}`;
    default:
      throw new Error(`How does a ${block.type} block read?`);
  }
}

function richText(block: RichTextBlock): string {
  return block.elements.map(partText).join('\n');
}

/** An entry of a list stands under the heading above it, and its other lines under its first. */
function partText(part: RichTextBlock['elements'][number]): string {
  switch (part.type) {
    case 'rich_text_section':
      return part.elements.map(runText).join('');
    case 'rich_text_list':
      return part.elements
        .map((item, n) => {
          const bullet = part.style === 'ordered' ? `${n + 1}.` : '•';
          return `${bullet} ${partText(item).replaceAll('\n', '\n  ')}`;
        })
        .join('\n');
    default:
      throw new Error(`How does a ${part.type} read?`);
  }
}

function runText(run: RichTextElement): string {
  switch (run.type) {
    case 'text':
      return run.text;
    case 'user':
      return `@${run.user_id}`;
    case 'usergroup':
      return `@${run.usergroup_id}`;
    case 'channel':
      return `#${run.channel_id}`;
    case 'link':
      return run.text ?? run.url;
    default:
      throw new Error(`How does a ${run.type} element read?`);
  }
}
