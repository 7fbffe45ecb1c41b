import type { KnownBlock } from '@slack/types';

/** The size of a message's blocks in characters of JSON; see `MESSAGE_SIZE`. */
export function sizeOf(blocks: readonly KnownBlock[]): number {
  return JSON.stringify(blocks).length;
}

/** What a text adds to that size: its characters, and one more for each that JSON escapes. */
export function textSize(text: string): number {
  if (UNESCAPED.test(text)) return text.length;
  return JSON.stringify(text).length - 2;
}

/** What JSON writes as it is; most texts are nothing else, and seeing that is faster than writing them. */
const UNESCAPED = /^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/;
