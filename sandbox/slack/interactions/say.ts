import type { ActOutcome } from '../control.ts';
import type { DeliveryOutcome } from '../delivery.ts';
import type { Conversation } from '../directory.ts';
import { isObject } from '../json.ts';
import type { ManifestCommand } from '../manifest.ts';
import { readContent } from '../methods/content.ts';
import { commandPayload } from '../payloads/command.ts';
import { postMessage, whisper } from '../post.ts';
import type { World } from '../world.ts';
import { escapeTyped } from './escape-typed.ts';

export interface Utterance {
  readonly personId: string;
  readonly conversation: Conversation;
  readonly text: string;
  readonly threadTs?: string;
}

/** A person types something and presses return. */
export async function utter(world: World, utterance: Utterance): Promise<ActOutcome> {
  const { personId, conversation, text, threadTs } = utterance;
  if (text.startsWith('/')) return runCommand(world, utterance);
  postMessage(world, {
    channelId: conversation.id,
    author: { kind: 'person', personId },
    text: escapeTyped(text, world.directory, true),
    ...(threadTs === undefined ? {} : { threadTs }),
  });
  return { kind: 'slack-only', why: 'a message, no command' };
}

async function runCommand(world: World, utterance: Utterance): Promise<ActOutcome> {
  const [, name = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(utterance.text) ?? [];
  const known = world.manifest.features.slash_commands.find((command) => command.command === name);
  const refused = refusalFor(name, known, utterance);
  if (refused === undefined && known) return deliverCommand(world, utterance, known, rest.trimEnd());
  whisper(world, utterance.personId, utterance.conversation.id, refused ?? '');
  return { kind: 'slack-only', why: refused ?? '' };
}

/** Slack's own words. */
function refusalFor(
  name: string,
  known: ManifestCommand | undefined,
  utterance: Utterance,
): string | undefined {
  if (utterance.threadTs !== undefined) return `\`${name}\` is not supported in threads. Sorry!`;
  if (known) return undefined;
  return `\`${name}\` is not a valid command. In Slack, all messages that start with the “/” character are interpreted as commands.\n\nIf you are trying to send a message and not run a command, try preceding the “/” with an empty space.`;
}

async function deliverCommand(
  world: World,
  { personId, conversation }: Utterance,
  command: ManifestCommand,
  typed: string,
): Promise<ActOutcome> {
  const text = escapeTyped(typed, world.directory, command.should_escape === true);
  const payload = commandPayload(world, { personId, conversation, command: command.command, text });
  const delivered = await world.delivery.deliver({ type: 'slash_commands', payload, acceptsResponse: true });
  return concludeCommand(world, personId, conversation.id, command.command, delivered);
}

function concludeCommand(
  world: World,
  personId: string,
  channelId: string,
  command: string,
  delivered: DeliveryOutcome,
): ActOutcome {
  switch (delivered.kind) {
    case 'no-app':
      whisper(world, personId, channelId, `${command} failed with the error "dispatch_failed"`);
      return delivered;
    case 'not-acknowledged':
      whisper(world, personId, channelId, `${command} failed with the error "operation_timeout"`);
      return delivered;
    case 'acknowledged':
      return answerInAck(world, personId, channelId, command, delivered);
  }
}

/** An acknowledgement may carry a message; without `response_type: in_channel` only the person sees it. */
function answerInAck(
  world: World,
  personId: string,
  channelId: string,
  command: string,
  delivered: Extract<DeliveryOutcome, { kind: 'acknowledged' }>,
): ActOutcome {
  const { answer, afterMs } = delivered;
  if (!isObject(answer) || Object.keys(answer).length === 0) return { kind: 'acknowledged', afterMs };
  try {
    const content = readContent(world, answer);
    postMessage(world, {
      channelId,
      author: { kind: 'app' },
      text: content.text,
      ...(content.blocks ? { blocks: content.blocks } : {}),
      ...(answer.response_type === 'in_channel' ? {} : { ephemeralTo: personId }),
    });
    return { kind: 'acknowledged', afterMs };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    whisper(world, personId, channelId, `${command} failed with the error "invalid_command_response"`);
    return { kind: 'bad-answer', why };
  }
}
