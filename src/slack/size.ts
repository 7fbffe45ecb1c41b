import type { KnownBlock } from '@slack/types';

/** Charged for a block beside its text; see `MESSAGE_SIZE` for where it comes from. */
export const BLOCK_CHARGE = 80;

const COUNTED = new Set(['text', 'value', 'alt_text']);

/** The size of a message's blocks: the characters of all text and values in them, and a charge for each block. */
export function sizeOf(blocks: readonly KnownBlock[]): number {
  return blocks.length * BLOCK_CHARGE + characters(blocks);
}

function characters(node: unknown): number {
  if (node === null || typeof node !== 'object') return 0;
  let sum = 0;
  for (const [key, value] of Object.entries(node)) {
    sum += typeof value === 'string' ? (COUNTED.has(key) ? value.length : 0) : characters(value);
  }
  return sum;
}
