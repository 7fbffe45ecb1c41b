import { harmless } from '../text/harmless.ts';

/** More than the longest text of a record becomes when every character of it is made visible. */
const ALL = 100_000;
/** What of a text stands in one item of a page. */
const PIECE = 2_300;
const ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A text of the record, whole, as items of a page: `Reason: “…”`, and in parts where it is too long for one. Hidden
 * characters are shown as what they are; nothing is left out.
 */
export function textItems(label: string, text: string): string[] {
  const shown = harmless(text, ALL);
  const isIsolated = shown.startsWith(ISOLATE);
  const parts = piecesOf(isIsolated ? shown.slice(1, -1) : shown);
  return parts.map((part, n) => {
    const which = parts.length === 1 ? '' : ` (part ${n + 1} of ${parts.length})`;
    return `${label}${which}: “${isIsolated ? ISOLATE + part + POP_ISOLATE : part}”`;
  });
}

/** Our own line with strings in it that are harmless already, cut where it is too long for one item. */
export function lineItems(line: string): string[] {
  return piecesOf(line).map((part, n) => (n === 0 ? part : `… ${part}`));
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > PIECE) {
    const end = cutOf(rest);
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}

/** Between graphemes; between characters where one grapheme fills the whole piece. */
function cutOf(text: string): number {
  const end = GRAPHEMES.segment(text.slice(0, PIECE + 1)).containing(PIECE)?.index ?? PIECE;
  if (end > 0) return end;
  return /[\ud800-\udbff]/.test(text.charAt(PIECE - 1)) ? PIECE - 1 : PIECE;
}
