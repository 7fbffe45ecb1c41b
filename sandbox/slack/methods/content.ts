import type { StoredBlock } from '../block.ts';
import { validateBlocks } from '../blocks/validate.ts';
import type { JsonObject } from '../json.ts';
import { refusalWithMessages, SlackRefusal } from '../refusal.ts';
import { storeBlocks } from '../store-blocks.ts';
import type { World } from '../world.ts';
import { json, text } from './arguments.ts';

/** Slack cuts longer texts off. https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
const LONGEST_TEXT = 40_000;

export interface Content {
  readonly text: string;
  /** `undefined` where the call said nothing about blocks. */
  readonly blocks: readonly StoredBlock[] | undefined;
}

/** A message's text and blocks as an app sends them. Refuses what Slack refuses. */
export function readContent(world: World, args: JsonObject): Content {
  if (json(args, 'attachments', 'invalid_attachments') !== undefined)
    throw refusalWithMessages('invalid_attachments', [
      'the sandbox knows blocks only, no legacy attachments',
    ]);
  const markdown = text(args, 'markdown_text');
  if (markdown !== undefined) return markdownContent(world, args, markdown);
  const blocks = readBlocks(world, json(args, 'blocks', 'invalid_blocks_format'));
  return { text: (text(args, 'text') ?? '').slice(0, LONGEST_TEXT), blocks };
}

/** Refuses with `no_text` where there is nothing to show. */
export function requireContent(content: Content): Content {
  if (content.text === '' && (content.blocks ?? []).length === 0) throw new SlackRefusal('no_text');
  return content;
}

function readBlocks(world: World, value: unknown): readonly StoredBlock[] | undefined {
  if (value === undefined) return undefined;
  const verdict = validateBlocks(value, 'message', ['blocks'], world.files.isShowable);
  switch (verdict.kind) {
    case 'valid':
      return storeBlocks(verdict.blocks, world.ids);
    case 'malformed':
      throw new SlackRefusal('invalid_blocks_format');
    case 'too-long':
      throw new SlackRefusal('msg_blocks_too_long');
    case 'invalid':
      throw refusalWithMessages('invalid_blocks', verdict.messages);
  }
}

function markdownContent(world: World, args: JsonObject, markdown: string): Content {
  if (text(args, 'text') !== undefined || args.blocks !== undefined)
    throw new SlackRefusal('markdown_text_conflict');
  return { text: markdown, blocks: readBlocks(world, [{ type: 'markdown', text: markdown }]) };
}
