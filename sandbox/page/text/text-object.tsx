import type { TextObject } from '@slack/types';
import { parsePlainText } from './emoji.ts';
import { Inlines } from './inlines.tsx';
import { parseMrkdwn, parseMrkdwnInline } from './mrkdwn.ts';
import { Passages } from './passages.tsx';

/** A text object as a paragraph of its own. */
export function TextBlock({ text }: { text: TextObject }) {
  if (text.type === 'mrkdwn') return <Passages passages={parseMrkdwn(text.text)} />;
  return (
    <div class="text">
      <div class="prose">
        <TextLine text={text} />
      </div>
    </div>
  );
}

/** A text object within a line: a label, an option. */
export function TextLine({ text }: { text: TextObject }) {
  const inlines = text.type === 'mrkdwn' ? parseMrkdwnInline(text.text) : parsePlainText(text.text);
  return <Inlines inlines={inlines} />;
}
