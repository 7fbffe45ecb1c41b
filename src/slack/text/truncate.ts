import { count } from './words.ts';

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * `text` within `limit` UTF-16 code units, cut between graphemes so that no letter or emoji is torn. What was left out is
 * counted and `where` says where it can be read: "…(+120 characters: open the account)". Needs a limit of 60 or more.
 */
export function truncate(text: string, limit: number, where?: string): string {
  if (text.length <= limit) return text;
  const noteRoom = noteOf(text.length, where).length;
  const kept = prefix(text, Math.max(0, limit - noteRoom));
  return `${kept}${noteOf(text.length - kept.length, where)}`;
}

/** The same where there is no room for a count, as in a select menu's option: a bare ellipsis. */
export function abbreviate(text: string, limit: number): string {
  return text.length <= limit ? text : `${prefix(text, limit - 1)}…`;
}

function noteOf(left: number, where: string | undefined): string {
  const more = `+${count(left, 'character')}`;
  return where === undefined ? `…(${more})` : `…(${more}: ${where})`;
}

/** The longest run of whole graphemes within `room`. Reads no further than it needs to. */
function prefix(text: string, room: number): string {
  let end = 0;
  for (const { index, segment } of GRAPHEMES.segment(text)) {
    if (index + segment.length > room) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
