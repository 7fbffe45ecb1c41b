import type { Conversation } from '../directory.ts';
import type { JsonObject } from '../json.ts';
import type { StoredMessage } from '../messages.ts';
import { SlackRefusal } from '../refusal.ts';
import { wireMessage } from '../wire.ts';
import { flag, requiredText, text } from './arguments.ts';
import { joinedConversation, knownConversation } from './conversation-access.ts';
import { type Call, type Method, TIER_2, TIER_3, TIER_4 } from './method.ts';
import { pageOf, pageOfMessages } from './paging.ts';
import { requireConversationScope, requireScope } from './scopes.ts';

export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.info': { token: 'bot', perMinute: TIER_3, serve: info },
  'conversations.list': { token: 'bot', perMinute: TIER_2, serve: list },
  'conversations.history': { token: 'bot', perMinute: TIER_3, serve: history },
  'conversations.replies': { token: 'bot', perMinute: TIER_3, serve: replies },
  'conversations.members': { token: 'bot', perMinute: TIER_4, serve: members },
  'conversations.open': { token: 'bot', scope: 'im:write', perMinute: TIER_3, serve: open },
};

function info({ world, args }: Call): JsonObject {
  const conversation = knownConversation(world, args);
  requireConversationScope(world, conversation, 'read');
  return { channel: wireConversation(conversation) };
}

function list({ world, args }: Call): JsonObject {
  const types = (text(args, 'types') ?? 'public_channel').split(',').map((type) => type.trim());
  for (const type of types) requireScope(world, `${SCOPE_OF_TYPE[type] ?? 'channels'}:read`);
  const visible = world.directory.conversations.filter((c) => types.includes(typeOf(c)) && isKnown(c));
  const page = pageOf(visible, args);
  return { channels: page.items.map(wireConversation), response_metadata: { next_cursor: page.nextCursor } };
}

const SCOPE_OF_TYPE: Readonly<Record<string, string>> = {
  public_channel: 'channels',
  private_channel: 'groups',
  im: 'im',
  mpim: 'mpim',
};

function typeOf(conversation: Conversation): string {
  if (conversation.kind === 'dm') return 'im';
  return conversation.definition.isPrivate ? 'private_channel' : 'public_channel';
}

function isKnown(conversation: Conversation): boolean {
  return conversation.kind === 'dm' || !conversation.definition.isPrivate || conversation.hasBot;
}

/** Newest first, without thread replies and without what only one person sees. */
function history({ world, args }: Call): JsonObject {
  const conversation = joinedConversation(world, args);
  requireConversationScope(world, conversation, 'history');
  const messages = world.messages
    .inChannel(conversation.id)
    .filter((m) => m.ephemeralTo === undefined && (m.threadTs === undefined || m.isBroadcast))
    .filter(within(args))
    .reverse();
  const page = pageOfMessages(messages, args, 'newest first');
  return {
    messages: page.items.map((m) => wireMessage(world, m, flag(args, 'include_all_metadata'))),
    has_more: page.nextCursor !== '',
    pin_count: 0,
    response_metadata: { next_cursor: page.nextCursor },
  };
}

/** The parent, then its replies, oldest first. */
function replies({ world, args }: Call): JsonObject {
  const conversation = joinedConversation(world, args);
  requireConversationScope(world, conversation, 'history');
  const named = world.messages.get(conversation.id, requiredText(args, 'ts'));
  const parent = named && (world.messages.get(conversation.id, named.threadTs ?? named.ts) ?? named);
  if (!parent || named.ephemeralTo !== undefined) throw new SlackRefusal('thread_not_found');
  const thread = world.messages
    .replies(conversation.id, parent.ts)
    .filter((m) => m.ephemeralTo === undefined && m.ts !== parent.ts)
    .filter(within(args));
  const page = pageOfMessages([parent, ...thread], args, 'oldest first', { usual: 1000, most: 1000 });
  return {
    messages: page.items.map((m) => wireMessage(world, m, flag(args, 'include_all_metadata'))),
    has_more: page.nextCursor !== '',
    response_metadata: { next_cursor: page.nextCursor },
  };
}

/** `oldest` and `latest` are excluded themselves unless `inclusive`. */
function within(args: JsonObject): (message: StoredMessage) => boolean {
  const oldest = Number(text(args, 'oldest') ?? 0);
  const latest = Number(text(args, 'latest') ?? Number.POSITIVE_INFINITY);
  const inclusive = flag(args, 'inclusive');
  return ({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

function members({ world, args }: Call): JsonObject {
  const conversation = knownConversation(world, args);
  requireConversationScope(world, conversation, 'read');
  const bot = conversation.hasBot ? [world.directory.app.botUserId] : [];
  const page = pageOf([...conversation.memberIds, ...bot], args);
  return { members: page.items, response_metadata: { next_cursor: page.nextCursor } };
}

function open({ world, args }: Call): JsonObject {
  const given = text(args, 'channel') ?? requiredText(args, 'users');
  if (given.includes(',')) throw new SlackRefusal('method_not_supported_for_channel_type');
  if (given === world.directory.app.botUserId) throw new SlackRefusal('cannot_dm_bot');
  const direct = world.directory.directMessage(given) ?? world.directory.conversation(given);
  if (direct?.kind === 'dm') return { channel: wireConversation(direct) };
  throw new SlackRefusal(world.directory.person(given) ? 'user_disabled' : 'user_not_found');
}

function wireConversation(conversation: Conversation): JsonObject {
  if (conversation.kind === 'dm')
    return {
      id: conversation.id,
      is_im: true,
      is_channel: false,
      user: conversation.memberIds[0],
      created: 0,
    };
  const { definition } = conversation;
  return {
    id: conversation.id,
    name: definition.name,
    is_channel: !definition.isPrivate,
    is_group: definition.isPrivate,
    is_im: false,
    is_mpim: false,
    is_private: definition.isPrivate,
    is_archived: false,
    is_general: definition.name === 'general',
    is_shared: definition.isExternallyShared,
    is_ext_shared: definition.isExternallyShared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    is_member: conversation.hasBot,
    topic: { value: definition.topic ?? '' },
    num_members: conversation.memberIds.length,
    created: 0,
  };
}
