import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextList } from '@slack/types';
import type { ComponentChildren } from 'preact';
import { glyphOf } from '../text/emoji.ts';
import type { Inline } from '../text/inline.ts';
import { Inlines, Link } from '../text/inlines.tsx';

export function RichText({ block }: { block: RichTextBlock }) {
  return (
    <div class="text">
      {block.elements.map((part, i) => (
        <Part key={i} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { part: RichTextBlockElement }) {
  switch (part.type) {
    case 'rich_text_section':
      return (
        <div class="prose">
          <Elements elements={part.elements} />
        </div>
      );
    case 'rich_text_quote':
      return (
        <blockquote>
          <Elements elements={part.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre>
          <Elements elements={part.elements} />
        </pre>
      );
    case 'rich_text_list':
      return <ListPart list={part} />;
  }
}

/** `offset` is how many items of the same list came before; the types lack it. */
function ListPart({ list }: { list: RichTextList & { offset?: number } }) {
  const depth = `depth-${Math.min(list.indent ?? 0, 8)}`;
  const items = list.elements.map((item, i) => (
    <li key={i}>
      <Elements elements={item.elements} />
    </li>
  ));
  if (list.style === 'bullet') return <ul class={depth}>{items}</ul>;
  return (
    <ol class={depth} start={(list.offset ?? 0) + 1}>
      {items}
    </ol>
  );
}

function Elements({ elements }: { elements: readonly RichTextElement[] }) {
  return (
    <>
      {elements.map((element, i) => (
        <WithStyle key={i} element={element}>
          <ElementView element={element} />
        </WithStyle>
      ))}
    </>
  );
}

function WithStyle({ element, children }: { element: RichTextElement; children: ComponentChildren }) {
  const style = element.style ?? {};
  let view = <>{children}</>;
  if (style.code) view = <code>{view}</code>;
  if (style.strike) view = <s>{view}</s>;
  if (style.italic) view = <em>{view}</em>;
  if (style.bold) view = <strong>{view}</strong>;
  return view;
}

function ElementView({ element }: { element: RichTextElement }) {
  switch (element.type) {
    case 'text':
      return <>{element.text}</>;
    case 'link':
      return <Link url={element.url} text={element.text ?? element.url} />;
    case 'color':
      return <code>{element.value}</code>;
    case 'team':
      return <>{element.team_id}</>;
    default:
      return <Inlines inlines={[inlineOf(element)]} />;
  }
}

type Reference = Exclude<RichTextElement, { type: 'text' | 'link' | 'color' | 'team' }>;

function inlineOf(element: Reference): Inline {
  switch (element.type) {
    case 'user':
      return { kind: 'person', id: element.user_id };
    case 'channel':
      return { kind: 'channel', id: element.channel_id };
    case 'usergroup':
      return { kind: 'user-group', id: element.usergroup_id };
    case 'broadcast':
      return { kind: 'broadcast', range: element.range };
    case 'emoji': {
      const glyph = glyphOf(element.name);
      if (glyph === undefined) return { kind: 'text', text: `:${element.name}:` };
      return { kind: 'emoji', name: element.name, glyph };
    }
    case 'date':
      return {
        kind: 'date',
        seconds: element.timestamp,
        format: element.format,
        fallback: element.fallback ?? element.format,
        ...(element.url === undefined ? {} : { url: element.url }),
      };
  }
}
