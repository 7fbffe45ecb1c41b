import { glyphOf } from './emoji.ts';
import { unescapeEntities } from './entities.ts';
import type { Inline, Passage } from './inline.ts';
import { parseReference } from './reference.ts';

/** Slack's markup. https://docs.slack.dev/messaging/formatting-message-text */
export function parseMrkdwn(text: string): readonly Passage[] {
  return text.split(/(```[\s\S]+?```\n?)/).flatMap((part): readonly Passage[] => {
    const fenced = /^```\n?([\s\S]+?)\n?```\n?$/.exec(part);
    if (fenced?.[1] !== undefined) return [{ kind: 'preformatted', text: plainReferences(fenced[1]) }];
    return part === '' ? [] : parseLines(part);
  });
}

/** The same without quotes and blocks: for the labels of options and buttons. */
export function parseMrkdwnInline(text: string): readonly Inline[] {
  return parseInlines(text);
}

/** Lines that begin with `>` are one quote as long as they follow each other. */
function parseLines(text: string): readonly Passage[] {
  const passages: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const quoted = /^(&gt;|>)/.test(line);
    const last = passages.at(-1);
    const bare = line.replace(/^(&gt;|>) ?/, '');
    if (last && last.quoted === quoted) last.lines.push(bare);
    else passages.push({ quoted, lines: [bare] });
  }
  return passages.map(({ quoted, lines }) => ({
    kind: quoted ? 'quote' : 'prose',
    inlines: parseInlines(lines.join('\n')),
  }));
}

const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const CODE = /`([^`\n]+)`/y;
const REFERENCE = /<([^<>\n]+)>/y;
const STYLED = /([*_~])(?=\S)((?:(?!\1)[^\n])*?\S)\1(?![\p{L}\p{N}*_~])/uy;
const EMOJI = /:([a-z0-9_+-]+):/y;
const URL_ALONE = /https?:\/\/[^\s<>|*]*[^\s<>|*.,;:!?)'"]/y;

function parseInlines(text: string): readonly Inline[] {
  const found: Inline[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') found.push({ kind: 'text', text: unescapeEntities(plain) });
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const token = tokenAt(text, at);
    if (token) {
      flush();
      found.push(token.inline);
      at += token.length;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  flush();
  return found;
}

interface Token {
  readonly inline: Inline;
  readonly length: number;
}

function tokenAt(text: string, at: number): Token | undefined {
  switch (text[at]) {
    case '`':
      return token(CODE, text, at, (m) => ({ kind: 'code', text: plainReferences(m[1] ?? '') }));
    case '<':
      return token(REFERENCE, text, at, (m) => parseReference(m[1] ?? ''));
    case ':':
      return token(EMOJI, text, at, emoji);
    case 'h':
      return isInWord(text, at) ? undefined : token(URL_ALONE, text, at, link);
    case '*':
    case '_':
    case '~':
      return isInWord(text, at) ? undefined : token(STYLED, text, at, styled);
    default:
      return undefined;
  }
}

function token(
  pattern: RegExp,
  text: string,
  at: number,
  inlineOf: (match: RegExpExecArray) => Inline | undefined,
): Token | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  const inline = match ? inlineOf(match) : undefined;
  return match && inline ? { inline, length: match[0].length } : undefined;
}

function emoji(match: RegExpExecArray): Inline | undefined {
  const name = match[1] ?? '';
  const glyph = glyphOf(name);
  return glyph === undefined ? undefined : { kind: 'emoji', name, glyph };
}

function link(match: RegExpExecArray): Inline {
  const url = unescapeEntities(match[0]);
  return { kind: 'link', url, text: url };
}

function styled(match: RegExpExecArray): Inline | undefined {
  const [, mark, inner = ''] = match;
  if (mark !== '*' && mark !== '_' && mark !== '~') return undefined;
  return { kind: 'styled', style: STYLES[mark], children: parseInlines(inner) };
}

/** A mark after a letter or digit is no mark: `snake_case_name`. */
function isInWord(text: string, at: number): boolean {
  return at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
}

/** Code shows references by their text alone. */
function plainReferences(text: string): string {
  return unescapeEntities(
    text.replace(/<([^<>\n|]+)(?:\|([^<>\n]+))?>/g, (_, target, label) => label ?? target),
  );
}
