import type { Names } from './names.ts';
import { formatSlackDate } from './slack-date.ts';

/** mrkdwn as a person reads it: links by their text, mentions by name, entities undone, formatting marks gone. */
export function readMrkdwn(text: string, names: Names): string {
  return text
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((part) => (part.startsWith('`') ? readCode(part) : readProse(part, names)))
    .join('');
}

/** Undoes `&amp;`, `&lt;` and `&gt;`. */
export function unescapeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** What Slack does to typed text before an app sees it. */
export function escapeEntities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function readCode(part: string): string {
  return unescapeEntities(part.replace(/^```\n?|\n?```$|^`|`$/g, ''));
}

/** Marks go first, so that nothing in a link's or a name's text is taken for one. */
function readProse(part: string, names: Names): string {
  return part
    .split(/(<[^<>\n]+>)/)
    .map((piece) =>
      /^<[^<>\n]+>$/.test(piece) ? readReference(piece.slice(1, -1), names) : readPlain(piece),
    )
    .join('');
}

function readPlain(text: string): string {
  return unescapeEntities(['*', '_', '~'].reduce(withoutMark, text).replace(/^&gt; ?/gm, ''));
}

/** `*bold*` is bold only where the stars touch words inside and none outside. */
function withoutMark(text: string, mark: string): string {
  const m = `\\${mark}`;
  return text.replace(new RegExp(`(?<![\\w${m}])${m}(?=\\S)([^${m}\\n]*?\\S)${m}(?![\\w${m}])`, 'g'), '$1');
}

function readReference(inner: string, names: Names): string {
  const [target = '', label] = splitOnce(inner, '|');
  if (target.startsWith('@')) return names.person(target.slice(1));
  if (target.startsWith('#')) return names.channel(target.slice(1));
  if (target.startsWith('!subteam^')) return names.userGroup(target.slice('!subteam^'.length));
  if (target.startsWith('!date^')) return readDate(target, label);
  if (target.startsWith('!')) return `@${target.slice(1)}`;
  return unescapeEntities(label ?? target.replace(/^mailto:/, ''));
}

function readDate(target: string, fallback: string | undefined): string {
  const [, seconds = '', format = ''] = target.split('^');
  const shown = formatSlackDate(Number(seconds), format);
  return shown ?? unescapeEntities(fallback ?? target);
}

function splitOnce(text: string, separator: string): [string, string?] {
  const index = text.indexOf(separator);
  return index === -1 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}
