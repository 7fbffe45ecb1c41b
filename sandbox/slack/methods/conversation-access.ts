import type { Conversation } from '../directory.ts';
import type { JsonObject } from '../json.ts';
import { SlackRefusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { requiredText } from './arguments.ts';

/** The conversation named by `channel` that the bot may know of. Refuses with `channel_not_found`. */
export function knownConversation(world: World, args: JsonObject, name = 'channel'): Conversation {
  const id = requiredText(args, name);
  const found = world.directory.conversation(id);
  const isHidden = found?.kind === 'channel' && found.definition.isPrivate && !found.hasBot;
  if (!found || isHidden) throw new SlackRefusal('channel_not_found');
  return found;
}

/** The same, and the bot is in it. Refuses with `not_in_channel`. */
export function joinedConversation(world: World, args: JsonObject, name = 'channel'): Conversation {
  const conversation = knownConversation(world, args, name);
  if (!conversation.hasBot) throw new SlackRefusal('not_in_channel');
  return conversation;
}

/** For posting: a person's id stands for the app's direct message with them, a channel's name for the channel. */
export function postingConversation(world: World, args: JsonObject): Conversation {
  const target = requiredText(args, 'channel');
  const direct = world.directory.directMessage(target);
  if (direct) return direct;
  const named = world.directory.conversations.find((c) => c.kind === 'channel' && c.label === target);
  return joinedConversation(world, named ? { channel: named.id } : args);
}
