import type { JsonObject } from './json.ts';
import type { StoredMessage } from './messages.ts';
import type { StoredView } from './views.ts';
import type { World } from './world.ts';

/** A message as the Web API and interaction payloads give it. */
export function wireMessage(world: World, message: StoredMessage, withMetadata: boolean): JsonObject {
  const replies = world.messages.replies(message.channelId, message.ts);
  const latest = replies.at(-1);
  return {
    type: 'message',
    ...(message.isTombstone ? { subtype: 'tombstone', hidden: true } : {}),
    ...wireAuthor(world, message),
    ts: message.ts,
    text: message.text,
    team: world.directory.workspace.team.id,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.threadTs === undefined ? {} : inThread(world, message, message.threadTs)),
    ...(latest
      ? { thread_ts: message.ts, reply_count: replies.length, latest_reply: latest.ts, is_locked: false }
      : {}),
    ...(message.editedTs === undefined
      ? {}
      : { edited: { user: world.directory.app.botUserId, ts: message.editedTs } }),
    ...(withMetadata && hasMetadata(message) ? { metadata: message.metadata } : {}),
    ...(message.fileIds.length > 0 ? { files: message.fileIds.map((id) => ({ id })) } : {}),
  };
}

/** What a reply says of its thread. */
function inThread(world: World, message: StoredMessage, threadTs: string): JsonObject {
  const parent = world.messages.get(message.channelId, threadTs);
  const user = parent && wireAuthor(world, parent).user;
  return { thread_ts: threadTs, ...(user === undefined ? {} : { parent_user_id: user }) };
}

/** An update with an empty object has taken it away. */
function hasMetadata({ metadata }: StoredMessage): boolean {
  return metadata !== undefined && Object.keys(metadata).length > 0;
}

/** A view as views.* answers and as interaction payloads carry it. */
export function wireView(world: World, view: StoredView): JsonObject {
  const isModal = view.type === 'modal';
  return {
    id: view.id,
    team_id: world.directory.workspace.team.id,
    app_installed_team_id: world.directory.workspace.team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    external_id: view.externalId,
    state: { values: view.values },
    hash: view.hash,
    title: { type: 'plain_text', text: isModal ? view.title : 'View Title', emoji: true },
    submit: isModal && view.submit !== undefined ? plain(view.submit) : null,
    close: isModal && view.close !== undefined ? plain(view.close) : null,
    clear_on_close: isModal && view.clearOnClose,
    notify_on_close: isModal && view.notifyOnClose,
    submit_disabled: false,
    root_view_id: isModal ? view.rootViewId : view.id,
    previous_view_id: isModal ? (view.previousViewId ?? null) : null,
    app_id: world.directory.app.appId,
    bot_id: world.directory.app.botId,
  };
}

function plain(text: string) {
  return { type: 'plain_text', text, emoji: true };
}

function wireAuthor(world: World, message: StoredMessage): JsonObject {
  const { app } = world.directory;
  switch (message.author.kind) {
    case 'person':
      return { user: message.author.personId };
    case 'app':
      return {
        user: app.botUserId,
        bot_id: app.botId,
        app_id: app.appId,
        bot_profile: { id: app.botId, app_id: app.appId, name: app.name },
      };
    case 'slackbot':
      return { user: 'USLACKBOT' };
  }
}
