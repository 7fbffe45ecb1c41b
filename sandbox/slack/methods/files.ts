import { mimeTypeOf, type StoredFile } from '../files.ts';
import { isObject, type JsonObject, stringAt } from '../json.ts';
import { postMessage } from '../post.ts';
import { refusalWithMessages, SlackRefusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { json, requiredText, text } from './arguments.ts';
import { readContent } from './content.ts';
import { joinedConversation } from './conversation-access.ts';
import { type Call, type Method, TIER_4 } from './method.ts';

export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': { token: 'bot', scope: 'files:write', perMinute: TIER_4, serve: uploadUrl },
  'files.completeUploadExternal': { token: 'bot', scope: 'files:write', perMinute: TIER_4, serve: complete },
  'files.info': { token: 'bot', scope: 'files:read', perMinute: TIER_4, serve: info },
};

/** https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
const LONGEST_ALT_TEXT = 1_000;

function uploadUrl({ world, args }: Call): JsonObject {
  const name = requiredText(args, 'filename');
  const size = Number(requiredText(args, 'length'));
  if (!Number.isInteger(size) || size < 1)
    throw refusalWithMessages('invalid_arguments', ['must be more than 0 [json-pointer:/length]']);
  const altText = text(args, 'alt_txt') ?? text(args, 'alt_text');
  if (altText !== undefined && altText.length > LONGEST_ALT_TEXT) throw new SlackRefusal('alt_txt_too_large');
  const id = world.ids.object('F');
  world.files.put({
    id,
    name,
    title: name,
    mimeType: mimeTypeOf(name),
    size,
    ...(altText === undefined ? {} : { altText }),
    channelIds: [],
    created: world.clock.now(),
  });
  return { upload_url: `${world.origin()}/upload/${id}`, file_id: id };
}

/** Titles the uploaded files and, with a channel, shares them there in one message. */
function complete({ world, args }: Call): JsonObject {
  const channel = text(args, 'channel_id') ?? text(args, 'channels');
  const conversation = channel === undefined ? undefined : joinedConversation(world, { channel });
  const files = readFiles(world, args).map((file) => completed(world, file, conversation?.id));
  if (conversation) share(world, args, conversation.id, files);
  return { files: files.map((file) => wireFile(world, file)) };
}

function info({ world, args }: Call): JsonObject {
  const file = world.files.get(requiredText(args, 'file'));
  if (file?.completedAt === undefined) throw new SlackRefusal('file_not_found');
  return { file: wireFile(world, file), comments: [], response_metadata: { next_cursor: '' } };
}

function readFiles(world: World, args: JsonObject): StoredFile[] {
  const given = json(args, 'files', 'invalid_arguments');
  if (!Array.isArray(given) || given.length === 0)
    throw refusalWithMessages('invalid_arguments', ['missing required field: files']);
  return given.map((entry: unknown) => {
    const file = isObject(entry) ? world.files.get(stringAt(entry, 'id') ?? '') : undefined;
    if (!file?.content || !isObject(entry)) throw new SlackRefusal('file_not_found');
    return { ...file, title: stringAt(entry, 'title') ?? file.title };
  });
}

function completed(world: World, file: StoredFile, channelId: string | undefined): StoredFile {
  const channelIds = channelId === undefined ? file.channelIds : [...file.channelIds, channelId];
  const done = { ...file, channelIds, completedAt: world.monotonic() };
  world.files.put(done);
  return done;
}

function share(world: World, args: JsonObject, channelId: string, files: readonly StoredFile[]): void {
  const threadTs = text(args, 'thread_ts');
  const { blocks } = readContent(world, { blocks: args.blocks });
  postMessage(world, {
    channelId,
    author: { kind: 'app' },
    text: text(args, 'initial_comment') ?? '',
    ...(blocks ? { blocks } : {}),
    ...(threadTs === undefined ? {} : { threadTs }),
    fileIds: files.map((file) => file.id),
  });
}

function wireFile(world: World, file: StoredFile): JsonObject {
  const { domain } = world.directory.workspace.team;
  return {
    id: file.id,
    created: Math.floor(file.created / 1000),
    name: file.name,
    title: file.title,
    // Slack fills these in only when it has processed the file.
    mimetype: world.files.isShowable(file.id) || !file.mimeType.startsWith('image/') ? file.mimeType : '',
    filetype: file.name.split('.').at(-1) ?? '',
    size: file.size,
    user: world.directory.app.botUserId,
    channels: file.channelIds,
    permalink: `https://${domain}.slack.com/files/${world.directory.app.botUserId}/${file.id}/${file.name}`,
    ...(file.altText === undefined ? {} : { alt_txt: file.altText }),
  };
}
