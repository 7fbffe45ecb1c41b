import type { Passage } from './inline.ts';
import { Inlines } from './inlines.tsx';

/** Text with markup that may take several lines. */
export function Passages({ passages }: { passages: readonly Passage[] }) {
  return (
    <div class="text">
      {passages.map((passage, i) => (
        <PassageView key={i} passage={passage} />
      ))}
    </div>
  );
}

function PassageView({ passage }: { passage: Passage }) {
  switch (passage.kind) {
    case 'prose':
      return (
        <div class="prose">
          <Inlines inlines={passage.inlines} />
        </div>
      );
    case 'quote':
      return (
        <blockquote>
          <Inlines inlines={passage.inlines} />
        </blockquote>
      );
    case 'preformatted':
      return <pre>{passage.text}</pre>;
    case 'heading':
      return <Heading heading={passage} />;
    case 'list':
      return <ListView list={passage} />;
  }
}

/** Below the page's own headings: its name is the first, a dialog's or thread's the second. */
function Heading({ heading }: { heading: Extract<Passage, { kind: 'heading' }> }) {
  const level = Math.min(heading.level, 3);
  const Tag = level === 1 ? 'h3' : level === 2 ? 'h4' : 'h5';
  return (
    <Tag class={`heading heading-${level}`}>
      <Inlines inlines={heading.inlines} />
    </Tag>
  );
}

function ListView({ list }: { list: Extract<Passage, { kind: 'list' }> }) {
  const items = list.items.map((item, i) => (
    <li key={i}>
      <Inlines inlines={item} />
    </li>
  ));
  return list.ordered ? <ol start={list.start}>{items}</ol> : <ul>{items}</ul>;
}
