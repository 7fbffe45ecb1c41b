import type { Seen } from '../slack/control.ts';

/**
 * Whether somebody's question has been answered in what they saw since: by a message that is no progress line (none of
 * its blocks has an id that starts with `progress`), or by a window that opened.
 */
export function isAnswered(seen: readonly Seen[]): boolean {
  return seen.some(isFinalReply);
}

function isFinalReply(seen: Seen): boolean {
  switch (seen.kind) {
    case 'message':
      return (
        seen.change !== 'deleted' && seen.message.author.kind !== 'person' && !isProgress(seen.message.blocks)
      );
    case 'modal':
      return seen.change !== 'closed';
    case 'home':
    case 'warning':
      return false;
  }
}

function isProgress(blocks: readonly { readonly block_id: string }[]): boolean {
  return blocks.some(({ block_id }) => block_id.startsWith('progress'));
}
