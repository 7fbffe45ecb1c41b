import type { Inline, Passage } from './inline.ts';

/** Standard Markdown as the markdown block takes it: headings, lists, quotes, fences, and marks within a line. */
export function parseMarkdown(text: string): readonly Passage[] {
  return text.split(/(^```[^\n]*\n[\s\S]*?^```$\n?)/m).flatMap((part): readonly Passage[] => {
    const fenced = /^```[^\n]*\n([\s\S]*?)\n?```\n?$/.exec(part);
    if (fenced) return [{ kind: 'preformatted', text: fenced[1] ?? '' }];
    return part.split(/\n{2,}/).flatMap((paragraph) => merge(paragraph.split('\n').flatMap(parseLine)));
  });
}

function parseLine(line: string): readonly Passage[] {
  if (line.trim() === '') return [];
  const heading = /^(#{1,6})\s+(.*)$/.exec(line);
  if (heading)
    return [{ kind: 'heading', level: heading[1]?.length ?? 1, inlines: parseInlines(heading[2] ?? '') }];
  const item = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/.exec(line);
  if (item) return [listOf(item[1], item[2] ?? '')];
  const quote = /^>\s?(.*)$/.exec(line);
  return [{ kind: quote ? 'quote' : 'prose', inlines: parseInlines(quote?.[1] ?? line) }];
}

function listOf(number: string | undefined, text: string): Passage {
  return {
    kind: 'list',
    ordered: number !== undefined,
    start: Number(number ?? 1),
    items: [parseInlines(text)],
  };
}

/** Lines of one kind that follow each other are one passage. */
function merge(passages: readonly Passage[]): readonly Passage[] {
  const merged: Passage[] = [];
  for (const passage of passages) {
    const last = merged.at(-1);
    const joined = last && joinPassages(last, passage);
    if (joined) merged[merged.length - 1] = joined;
    else merged.push(passage);
  }
  return merged;
}

function joinPassages(first: Passage, second: Passage): Passage | undefined {
  if (first.kind === 'list' && second.kind === 'list' && first.ordered === second.ordered) {
    return { ...first, items: [...first.items, ...second.items] };
  }
  const isText = first.kind === 'prose' || first.kind === 'quote';
  if (!isText || second.kind !== first.kind) return undefined;
  return { kind: first.kind, inlines: [...first.inlines, { kind: 'text', text: '\n' }, ...second.inlines] };
}

/** The alternatives, in the order in which they are tried. */
const MARKS =
  /`([^`]+)`|\[([^\]]+)\]\((https?:[^)\s]+|mailto:[^)\s]+)\)|\*\*(.+?)\*\*|~~(.+?)~~|(?<![\w*])\*(?=\S)([^*]+?)\*(?![\w*])|(?<!\w)_(?=\S)([^_]+?)_(?!\w)/;

function parseInlines(text: string): readonly Inline[] {
  const match = MARKS.exec(text);
  if (!match) return text === '' ? [] : [{ kind: 'text', text }];
  return [
    ...parseInlines(text.slice(0, match.index)),
    inlineOf(match),
    ...parseInlines(text.slice(match.index + match[0].length)),
  ];
}

function inlineOf(match: RegExpExecArray): Inline {
  const [whole, code, label, url, bold, strike, starred, underlined] = match;
  if (code !== undefined) return { kind: 'code', text: code };
  if (label !== undefined && url !== undefined) return { kind: 'link', url, text: label };
  if (bold !== undefined) return { kind: 'styled', style: 'bold', children: parseInlines(bold) };
  if (strike !== undefined) return { kind: 'styled', style: 'strike', children: parseInlines(strike) };
  return { kind: 'styled', style: 'italic', children: parseInlines(starred ?? underlined ?? whole) };
}
