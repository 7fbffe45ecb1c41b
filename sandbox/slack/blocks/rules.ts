import type { Block } from '../block.ts';
import { at } from './complaints.ts';
import { strangeInitialOptions } from './initial-options.ts';

/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home';

/** Blocks that only messages take. https://docs.slack.dev/reference/block-kit/blocks */
const ONLY_IN_MESSAGES: readonly string[] = ['markdown', 'table'];

/** What no single block's schema can see. Complaints in Slack's words; none where all is well. */
export function brokenRules(
  blocks: readonly Block[],
  surface: Surface,
  root: readonly PropertyKey[],
  isShowableFile: (id: string) => boolean,
): string[] {
  return [
    ...misplaced(blocks, surface, root),
    ...repeatedBlockIds(blocks, root),
    ...blocks.flatMap((block, i) => repeatedActionIds(block, [...root, i])),
    ...blocks.flatMap((block, i) => strangeInitialOptions(block, [...root, i])),
    ...tooManyTables(blocks, root),
    ...tooMuchMarkdown(blocks, root),
    ...unreadyFiles(blocks, root, isShowableFile),
    ...manyFocused(blocks, root),
  ];
}

function misplaced(blocks: readonly Block[], surface: Surface, root: readonly PropertyKey[]): string[] {
  if (surface === 'message') return [];
  return blocks.flatMap((block, i) =>
    ONLY_IN_MESSAGES.includes(block.type)
      ? [at([...root, i, 'type'], `unsupported type: ${block.type}`)]
      : [],
  );
}

function repeatedBlockIds(blocks: readonly Block[], root: readonly PropertyKey[]): string[] {
  return repeats(blocks.map((block) => block.block_id)).map(({ value, index }) =>
    at([...root, index, 'block_id'], `\`block_id\` "${value}" already exists`),
  );
}

function repeatedActionIds(block: Block, path: readonly PropertyKey[]): string[] {
  if (block.type !== 'actions') return [];
  const ids = block.elements.map((element) => element.action_id);
  return repeats(ids).map(({ value, index }) =>
    at([...path, 'elements', index, 'action_id'], `\`action_id\` "${value}" already exists`),
  );
}

function repeats(values: readonly (string | undefined)[]): { value: string; index: number }[] {
  return values.flatMap((value, index) =>
    value !== undefined && values.indexOf(value) < index ? [{ value, index }] : [],
  );
}

function tooManyTables(blocks: readonly Block[], root: readonly PropertyKey[]): string[] {
  const tables = blocks.filter((block) => block.type === 'table').length;
  return tables > 1 ? [at(root, 'only one table allowed')] : [];
}

function tooMuchMarkdown(blocks: readonly Block[], root: readonly PropertyKey[]): string[] {
  const total = blocks.reduce((sum, block) => sum + (block.type === 'markdown' ? block.text.length : 0), 0);
  return total > 12_000 ? [at(root, 'must be less than 12001 characters of markdown')] : [];
}

function unreadyFiles(
  blocks: readonly Block[],
  root: readonly PropertyKey[],
  isShowableFile: (id: string) => boolean,
): string[] {
  return blocks.flatMap((block, i) => {
    if (block.type !== 'image' || !('slack_file' in block)) return [];
    const id = 'id' in block.slack_file ? block.slack_file.id : fileIdIn(block.slack_file.url);
    return isShowableFile(id) ? [] : [at([...root, i, 'slack_file'], 'invalid slack file')];
  });
}

function fileIdIn(url: string): string {
  return /\bF[A-Z0-9]{8,}\b/.exec(url)?.[0] ?? '';
}

function manyFocused(blocks: readonly Block[], root: readonly PropertyKey[]): string[] {
  const focused = blocks.filter(
    (block) => block.type === 'input' && 'focus_on_load' in block.element && block.element.focus_on_load,
  );
  return focused.length > 1 ? [at(root, 'only one element can have `focus_on_load`')] : [];
}
