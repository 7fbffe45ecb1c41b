import { textOf } from '../scenario/seen-text.ts';
import type { HomeSeen, MessageSeen, Seen, ShownFile, ShownMessage, ShownModal } from '../slack/control.ts';

/** One thing as `--json` prints it. */
export type SeenJson =
  | (Pick<ShownMessage, 'channel' | 'ephemeral' | 'text' | 'blocks'> & {
      readonly user: string;
      /** Absent: none. */
      readonly files?: readonly ShownFile[];
    })
  | { readonly modal: ShownModal }
  | { readonly warning: string };

/** What a person saw, as text. Of a message that was edited, its last state, where it first stood. */
export function seenAsText(seen: readonly Seen[]): string {
  return lastStates(seen)
    .map((each) => `${headingOf(each)}\n${textOf(each)}`)
    .join('\n\n');
}

/** The same for programs. `user` is who saw it. */
export function seenAsJson(seen: readonly Seen[], user: string): SeenJson[] {
  return lastStates(seen)
    .filter((each) => each.kind !== 'home')
    .map((each) => jsonOf(each, user));
}

function jsonOf(seen: Exclude<Seen, HomeSeen>, user: string): SeenJson {
  switch (seen.kind) {
    case 'message': {
      const { channel, ephemeral, text, blocks, files } = seen.message;
      return { channel, user, ephemeral, text, blocks, ...(files.length > 0 && { files }) };
    }
    case 'modal':
      return { modal: seen.modal };
    case 'warning':
      return { warning: seen.text };
  }
}

function lastStates(seen: readonly Seen[]): Seen[] {
  const last = new Map<string, Seen>();
  for (const each of seen) {
    const key = identityOf(each);
    if (isGone(each)) last.delete(key);
    else last.set(key, each);
  }
  return [...last.values()].filter((each) => !isFromPerson(each));
}

function identityOf(seen: Seen): string {
  switch (seen.kind) {
    case 'message':
      return `message ${seen.message.channelId} ${seen.message.ts}`;
    case 'modal':
      return 'modal';
    case 'home':
      return 'home';
    case 'warning':
      return `warning ${seen.sequence}`;
  }
}

function isGone(seen: Seen): boolean {
  return (
    (seen.kind === 'message' && seen.change === 'deleted') ||
    (seen.kind === 'modal' && seen.change === 'closed')
  );
}

function isFromPerson(seen: Seen): seen is MessageSeen {
  return seen.kind === 'message' && seen.message.author.kind === 'person';
}

function headingOf(seen: Seen): string {
  switch (seen.kind) {
    case 'message': {
      const { author, channel, ephemeral } = seen.message;
      return `${author.name} in ${channel}${ephemeral ? ' (only visible to you)' : ''}:`;
    }
    case 'modal':
      return 'A window opens:';
    case 'home':
      return 'Home:';
    case 'warning':
      return 'Slack:';
  }
}
