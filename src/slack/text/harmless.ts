import { abbreviate, truncate } from './truncate.ts';

const ORDINARY = /^[\x20-\x7e]*$/;
const LONE_SURROGATES = /\p{Surrogate}/gu;
const SPACES = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Controls, bidi embeddings, overrides and isolates, invisible and tag characters. Joiners stay: scripts and emoji need them. */
const HIDDEN = /[\p{Cc}\u200b\u2060-\u206f\u202a-\u202e\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200e\u200f\u061c]/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * A name, address or reason that came from AWS or a person, on one line and unable to change how the text around it
 * reads: line breaks become a space, hidden characters show as `[U+202E]`, lone surrogates as U+FFFD, and text that runs
 * from right to left is isolated (Unicode TR9). Ordinary text comes back as it was.
 * At most `limit` + 2 UTF-16 code units; what is left out is counted, and `where` says where to read it.
 */
export function harmless(text: string, limit: number, where?: string): string {
  const head = headOf(text, limit);
  return isolate(truncate(reveal(head), limit, where, text.length - head.length));
}

/** The same for a short label, shortened with a bare ellipsis. */
export function harmlessLabel(text: string, limit: number): string {
  return isolate(abbreviate(reveal(headOf(text, limit)), limit));
}

/** As much of a text as can be shown: what is beyond need not be looked at. It never ends in half a character. */
function headOf(text: string, limit: number): string {
  const end = limit + 1;
  if (text.length <= end) return text;
  return text.slice(0, isHighSurrogate(text.charCodeAt(end - 1)) ? end + 1 : end);
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function reveal(text: string): string {
  if (ORDINARY.test(text)) return text;
  return text.replace(LONE_SURROGATES, '\ufffd').replace(SPACES, ' ').replace(HIDDEN, codePoint);
}

function isolate(text: string): string {
  if (ORDINARY.test(text) || !RIGHT_TO_LEFT.test(text)) return text;
  return `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}`;
}

function codePoint(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `[U+${hex}]`;
}
