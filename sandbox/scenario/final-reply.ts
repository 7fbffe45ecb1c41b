import type { Seen } from '../slack/control.ts';

/**
 * Whether a command has been answered in what its person saw since: by a message that is no progress line (none of its
 * blocks has an id that starts with `progress`), or by a window that opened. What the app posts with metadata, to find it
 * again, is for everybody and comes beside the answer; so does a file.
 */
export function isAnswered(seen: readonly Seen[]): boolean {
  return seen.some((each) => isReply(each) && !isBeside(each));
}

/** Whether something came of a button or a window: an answer, or what was posted or drawn anew for everybody. */
export function hasReply(seen: readonly Seen[]): boolean {
  return seen.some(isReply);
}

function isReply(seen: Seen): boolean {
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

function isBeside(seen: Seen): boolean {
  return seen.kind === 'message' && (seen.message.hasMetadata || seen.message.files.length > 0);
}

function isProgress(blocks: readonly { readonly block_id: string }[]): boolean {
  return blocks.some(({ block_id }) => block_id.startsWith('progress'));
}
