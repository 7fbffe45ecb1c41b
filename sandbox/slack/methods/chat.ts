import type { JsonObject } from '../json.ts';
import type { StoredMessage } from '../messages.ts';
import { deleteMessage, postMessage, updateMessage } from '../post.ts';
import { SlackRefusal } from '../refusal.ts';
import { wireMessage } from '../wire.ts';
import type { World } from '../world.ts';
import { flag, requiredText, text } from './arguments.ts';
import { readContent, requireContent } from './content.ts';
import { joinedConversation, knownConversation, postingConversation } from './conversation-access.ts';
import { readMetadata } from './metadata.ts';
import { type Call, type Method, TIER_3, TIER_4, TIER_SPECIAL } from './method.ts';

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': {
    token: 'bot',
    scope: 'chat:write',
    perMinute: 60,
    limit: { per: (args) => text(args, 'channel') ?? '', burst: 5 },
    serve: post,
  },
  'chat.postEphemeral': { token: 'bot', scope: 'chat:write', perMinute: TIER_4, serve: postEphemeral },
  'chat.update': { token: 'bot', scope: 'chat:write', perMinute: TIER_3, serve: update },
  'chat.delete': { token: 'bot', scope: 'chat:write', perMinute: TIER_3, serve: remove },
  'chat.getPermalink': { token: 'bot', perMinute: TIER_SPECIAL, serve: permalink },
};

function post({ world, args }: Call): JsonObject {
  const conversation = postingConversation(world, args);
  const { text: words, blocks } = requireContent(readContent(world, args));
  const metadata = readMetadata(args);
  const posted = postMessage(world, {
    channelId: conversation.id,
    author: { kind: 'app' },
    text: words,
    ...(blocks ? { blocks } : {}),
    ...(metadata ? { metadata } : {}),
    ...inThread(world, args, conversation.id),
    isBroadcast: flag(args, 'reply_broadcast'),
  });
  return { channel: conversation.id, ts: posted.ts, message: wireMessage(world, posted, true) };
}

/** https://docs.slack.dev/reference/methods/chat.postEphemeral */
function postEphemeral({ world, args }: Call): JsonObject {
  const conversation = postingConversation(world, args);
  const user = requiredText(args, 'user');
  if (!conversation.memberIds.includes(user)) throw new SlackRefusal('user_not_in_channel');
  const { text: words, blocks } = requireContent(readContent(world, args));
  const posted = postMessage(world, {
    channelId: conversation.id,
    author: { kind: 'app' },
    text: words,
    ...(blocks ? { blocks } : {}),
    ...inThread(world, args, conversation.id),
    ephemeralTo: user,
  });
  return { message_ts: posted.ts };
}

/** What the call leaves out stays; an empty list of blocks removes them. */
function update({ world, args }: Call): JsonObject {
  const message = ownMessage(world, args, 'cant_update_message');
  const content = readContent(world, args);
  if (content.text === '' && content.blocks === undefined) throw new SlackRefusal('no_text');
  const metadata = readMetadata(args);
  const updated = updateMessage(world, message, {
    ...(content.text === '' ? {} : { text: content.text }),
    ...(content.blocks ? { blocks: content.blocks } : {}),
    ...(metadata ? { metadata } : {}),
  });
  return {
    channel: updated.channelId,
    ts: updated.ts,
    text: updated.text,
    message: wireMessage(world, updated, true),
  };
}

function remove({ world, args }: Call): JsonObject {
  const message = ownMessage(world, args, 'cant_delete_message');
  deleteMessage(world, message);
  return { channel: message.channelId, ts: message.ts };
}

function permalink({ world, args }: Call): JsonObject {
  const conversation = knownConversation(world, args);
  const message = persistent(world, conversation.id, requiredText(args, 'message_ts'));
  const { domain } = world.directory.workspace.team;
  const place = `${conversation.id}/p${message.ts.replace('.', '')}`;
  return { channel: conversation.id, permalink: `https://${domain}.slack.com/archives/${place}` };
}

/** Ephemeral messages cannot be found again. */
function persistent(world: World, channelId: string, ts: string): StoredMessage {
  const message = world.messages.get(channelId, ts);
  if (!message || message.isTombstone || message.ephemeralTo !== undefined)
    throw new SlackRefusal('message_not_found');
  return message;
}

function ownMessage(world: World, args: JsonObject, refusal: string): StoredMessage {
  const conversation = joinedConversation(world, args);
  const message = persistent(world, conversation.id, requiredText(args, 'ts'));
  if (message.author.kind !== 'app') throw new SlackRefusal(refusal);
  return message;
}

function inThread(world: World, args: JsonObject, channelId: string): { threadTs?: string } {
  const threadTs = text(args, 'thread_ts');
  if (threadTs === undefined) return {};
  const parent = world.messages.get(channelId, threadTs);
  if (!parent || parent.ephemeralTo !== undefined) throw new SlackRefusal('thread_not_found');
  return { threadTs: parent.threadTs ?? parent.ts };
}
