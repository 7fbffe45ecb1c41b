import { count } from './words.ts';

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * `text` within `limit` UTF-16 code units, cut between graphemes so that no letter or emoji is torn. What was left out is
 * counted, and `where` says where it can be read: "…(+120 characters: open the account)". `beyond` characters were left
 * out before. Needs a limit of 60 or more.
 */
export function truncate(text: string, limit: number, where?: string, beyond = 0): string {
  if (text.length + beyond <= limit) return text;
  const room = limit - noteOf(text.length + beyond, where).length;
  const kept = prefix(text, Math.min(text.length, Math.max(0, room)));
  return `${kept}${noteOf(text.length + beyond - kept.length, where)}`;
}

/** The same where there is no room for a count, as in a select menu's option: a bare ellipsis. */
export function abbreviate(text: string, limit: number): string {
  return text.length <= limit ? text : `${prefix(text, limit - 1)}…`;
}

function noteOf(left: number, where: string | undefined): string {
  const more = `+${count(left, 'character')}`;
  return where === undefined ? `…(${more})` : `…(${more}: ${where})`;
}

/** The longest run of whole graphemes within `room`. Looks at the cut only: texts are long and there are thousands. */
function prefix(text: string, room: number): string {
  return text.slice(0, GRAPHEMES.segment(text).containing(room)?.index ?? room);
}
