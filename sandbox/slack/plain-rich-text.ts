import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextList } from '@slack/types';
import type { Names } from './names.ts';
import { formatSlackDate } from './slack-date.ts';

/** A rich_text block's lines as read. */
export function readRichText(block: RichTextBlock, names: Names): string[] {
  return block.elements.flatMap((part) => readPart(part, names));
}

function readPart(part: RichTextBlockElement, names: Names): string[] {
  switch (part.type) {
    case 'rich_text_section':
    case 'rich_text_preformatted':
      return lines(part.elements, names);
    case 'rich_text_quote':
      return lines(part.elements, names).map((line) => `> ${line}`);
    case 'rich_text_list':
      return readList(part, names);
  }
}

function readList(list: RichTextList, names: Names): string[] {
  const indent = '  '.repeat(list.indent ?? 0);
  return list.elements.flatMap((item, i) => {
    const bullet = list.style === 'ordered' ? `${i + 1}.` : '•';
    const [first = '', ...others] = lines(item.elements, names);
    return [`${indent}${bullet} ${first}`, ...others.map((line) => `${indent}  ${line}`)];
  });
}

function lines(elements: readonly RichTextElement[], names: Names): string[] {
  return elements
    .map((element) => readElement(element, names))
    .join('')
    .replace(/\n$/, '')
    .split('\n');
}

function readElement(element: RichTextElement, names: Names): string {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return element.text ?? element.url;
    case 'emoji':
      return `:${element.name}:`;
    case 'user':
      return names.person(element.user_id);
    case 'channel':
      return names.channel(element.channel_id);
    case 'usergroup':
      return names.userGroup(element.usergroup_id);
    case 'broadcast':
      return `@${element.range}`;
    case 'date':
      return formatSlackDate(element.timestamp, element.format) ?? element.fallback ?? element.format;
    case 'color':
      return element.value;
    case 'team':
      return element.team_id;
  }
}
