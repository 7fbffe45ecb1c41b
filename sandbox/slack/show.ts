import type { Author, ShownFile, ShownHome, ShownMessage, ShownModal } from './control.ts';
import { firstLines } from './file-preview.ts';
import type { StoredFile } from './files.ts';
import { mentionedBy } from './mentions.ts';
import type { MessageAuthor, StoredMessage } from './messages.ts';
import { readMrkdwn } from './mrkdwn.ts';
import { plainTextOfBlocks } from './plain-text.ts';
import type { StoredHome, StoredModal } from './views.ts';
import type { World } from './world.ts';

/** A message as those who can see it see it. */
export function showMessage(world: World, message: StoredMessage): ShownMessage {
  const files = message.fileIds.flatMap((id) => world.files.get(id) ?? []).map(showFile);
  return {
    channelId: message.channelId,
    channel: world.directory.conversation(message.channelId)?.label ?? message.channelId,
    ts: message.ts,
    ...(message.threadTs === undefined ? {} : { threadTs: message.threadTs }),
    ephemeral: message.ephemeralTo !== undefined,
    author: showAuthor(world, message.author),
    text: message.text,
    blocks: message.blocks,
    edited: message.editedTs !== undefined,
    hasMetadata: message.metadata !== undefined,
    files,
    replyCount: world.messages.replies(message.channelId, message.ts).length,
    mentions: mentionedBy(world, message),
    plainText: messageText(world, message, files),
  };
}

export function showModal(world: World, modal: StoredModal, under: number): ShownModal {
  const body = plainTextOfBlocks(modal.blocks, world.names, modal.values, modal.errors);
  const close = modal.close ?? 'Cancel';
  const buttons = [...(modal.submit === undefined ? [] : [modal.submit]), close].map((label) => `[${label}]`);
  return {
    viewId: modal.id,
    callbackId: modal.callbackId,
    title: modal.title,
    ...(modal.submit === undefined ? {} : { submit: modal.submit }),
    close,
    blocks: modal.blocks,
    values: modal.values,
    errors: modal.errors,
    under,
    plainText: [modal.title, body, buttons.join(' ')].filter((part) => part !== '').join('\n'),
  };
}

export function showHome(world: World, home: StoredHome): ShownHome {
  return {
    viewId: home.id,
    callbackId: home.callbackId,
    blocks: home.blocks,
    values: home.values,
    plainText: plainTextOfBlocks(home.blocks, world.names, home.values),
  };
}

export function showFile(file: StoredFile): ShownFile {
  const { id, name, title, mimeType, size, altText } = file;
  const described = altText === undefined ? {} : { altText };
  return { id, name, title, mimeType, size, ...described, firstLines: firstLines(file) };
}

function showAuthor(world: World, author: MessageAuthor): Author {
  switch (author.kind) {
    case 'app':
      return { kind: 'app', name: world.directory.app.name };
    case 'slackbot':
      return { kind: 'slackbot', name: 'Slackbot' };
    case 'person': {
      const person = world.directory.person(author.personId);
      return {
        kind: 'person',
        handle: person?.handle ?? author.personId,
        name: person?.name ?? author.personId,
      };
    }
  }
}

/** With blocks, the text is only for notifications. */
function messageText(world: World, message: StoredMessage, files: readonly ShownFile[]): string {
  const body =
    message.blocks.length > 0
      ? plainTextOfBlocks(message.blocks, world.names)
      : readMrkdwn(message.text, world.names);
  const shown = files.flatMap((file) => [`[file: ${file.name}]`, ...file.firstLines]);
  return [body, ...shown].filter((line) => line !== '').join('\n');
}
