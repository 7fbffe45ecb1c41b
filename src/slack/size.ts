import type { KnownBlock } from '@slack/types';

/** The size of a message's blocks in characters of JSON; see `MESSAGE_SIZE`. */
export function sizeOf(blocks: readonly KnownBlock[]): number {
  return JSON.stringify(blocks).length;
}

const ESCAPED = /["\\\p{Cc}]/u;

/** What a text adds to that size. */
export function textSize(text: string): number {
  return ESCAPED.test(text) ? JSON.stringify(text).length - 2 : text.length;
}
