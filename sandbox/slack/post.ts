import type { StoredBlock } from './block.ts';
import type { JsonObject } from './json.ts';
import type { MessageAuthor, StoredMessage } from './messages.ts';
import { showMessage } from './show.ts';
import type { World } from './world.ts';

export interface NewMessage {
  readonly channelId: string;
  readonly author: MessageAuthor;
  readonly text: string;
  readonly blocks?: readonly StoredBlock[];
  readonly threadTs?: string;
  readonly isBroadcast?: boolean;
  readonly metadata?: JsonObject;
  readonly fileIds?: readonly string[];
  /** For one person's eyes only. */
  readonly ephemeralTo?: string;
}

export type MessageChange = Partial<Pick<StoredMessage, 'text' | 'blocks' | 'metadata' | 'fileIds'>>;

/** Puts a message on the screens of those who may see it. */
export function postMessage(world: World, message: NewMessage): StoredMessage {
  const stored: StoredMessage = {
    isBroadcast: false,
    blocks: [],
    fileIds: [],
    ...message,
    ts: world.ids.timestamp(),
    shownAt: world.journal.sequence() + 1,
  };
  world.messages.put(stored);
  tell(world, 'posted', stored);
  return stored;
}

export function updateMessage(world: World, message: StoredMessage, change: MessageChange): StoredMessage {
  const updated: StoredMessage = {
    ...message,
    ...change,
    editedTs: world.ids.timestamp(),
    shownAt: world.journal.sequence() + 1,
  };
  world.messages.put(updated);
  tell(world, 'updated', updated);
  return updated;
}

/** Of a message that has replies, a tombstone stays, so that its thread does. */
export function deleteMessage(world: World, message: StoredMessage): void {
  if (world.messages.replies(message.channelId, message.ts).length > 0) {
    bury(world, message);
    return;
  }
  world.messages.remove(message.channelId, message.ts);
  tell(world, 'deleted', message);
}

function bury(world: World, { channelId, ts, isBroadcast }: StoredMessage): void {
  const tombstone: StoredMessage = {
    ...{ channelId, ts, isBroadcast, isTombstone: true },
    author: { kind: 'slackbot' },
    text: 'This message was deleted.',
    blocks: [],
    fileIds: [],
    shownAt: world.journal.sequence() + 1,
  };
  world.messages.put(tombstone);
  tell(world, 'updated', tombstone);
}

/** Whether that person's client shows the message. */
export function canSee(world: World, personId: string, message: StoredMessage): boolean {
  if (message.ephemeralTo !== undefined) return message.ephemeralTo === personId;
  return world.directory.conversation(message.channelId)?.memberIds.includes(personId) ?? false;
}

/** Slack itself talking to one person, as it does about commands that failed. */
export function whisper(world: World, personId: string, channelId: string, text: string): void {
  postMessage(world, { channelId, author: { kind: 'slackbot' }, text, ephemeralTo: personId });
}

/** Slack itself warning one person beside a button or in a modal. */
export function warn(world: World, personId: string, text: string): void {
  world.journal.record(handlesOf(world, [personId]), { kind: 'warning', text });
}

/** Handles of people by their ids. */
export function handlesOf(world: World, personIds: readonly string[]): string[] {
  return personIds.flatMap((id) => world.directory.person(id)?.handle ?? []);
}

function tell(world: World, change: 'posted' | 'updated' | 'deleted', message: StoredMessage): void {
  const people = world.directory.workspace.people.filter((person) => canSee(world, person.id, message));
  world.journal.record(
    people.map((person) => person.handle),
    { kind: 'message', change, message: showMessage(world, message) },
  );
}
