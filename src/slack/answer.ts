import type { RichTextElement } from '@slack/types';
import { bold, plain, richText } from './blocks/rich-text.ts';
import type { Message } from './message.ts';
import { escapeMrkdwn } from './text/escape.ts';

/** A short answer: its first line, then the others. Strings from outside must be harmless already. */
export function answer(first: string, lines: readonly string[]): Message {
  return answerWith(
    first,
    lines.map((line) => plain(`\n${line}`)),
  );
}

/** The same with elements in its lines; they bring their own line breaks. */
export function answerWith(first: string, rest: readonly RichTextElement[]): Message {
  return { text: escapeMrkdwn(first), blocks: [richText([bold(first), ...rest])] };
}
