import type { KnownBlock } from '@slack/types';

/** The size of a message's blocks in characters of JSON; see `MESSAGE_SIZE`. */
export function sizeOf(blocks: readonly KnownBlock[]): number {
  return JSON.stringify(blocks).length;
}

/** What a text adds to that size: its characters, and one more for each that JSON escapes. */
export function textSize(text: string): number {
  return JSON.stringify(text).length - 2;
}
