import type { KnownBlock } from '@slack/types';
import { validateBlocks } from '../../../sandbox/slack/blocks/validate.ts';
import {
  BLOCKS_PER_MESSAGE,
  BUTTON_TEXT,
  BUTTON_VALUE,
  ELEMENTS_PER_ACTIONS,
  IDENTIFIER,
  MESSAGE_SIZE,
  RICH_TEXT,
} from '../../../src/slack/limits.ts';
import { sizeOf } from '../../../src/slack/size.ts';

/** What Slack would refuse in a message's blocks, in words; empty where it would take them. */
export function violations(blocks: readonly KnownBlock[], most = BLOCKS_PER_MESSAGE): string[] {
  return [
    ...over('blocks', blocks.length, most),
    ...blocks.flatMap((block, index) => nodeViolations(block, `blocks/${index}`)),
    ...repeated(idsOf(blocks, 'block_id'), 'block_id'),
    ...blocks.flatMap((block) => repeated(idsOf(block, 'action_id'), 'action_id')),
    ...(blocks.length === 0 ? ['no blocks'] : []),
    ...refusals(blocks, most),
  ];
}

/** The same, and the size of the whole message. */
export function messageViolations(blocks: readonly KnownBlock[]): string[] {
  return [...violations(blocks), ...over('size', sizeOf(blocks), MESSAGE_SIZE)];
}

/** What the sandbox's Slack says of them: our own reading of the limits must not be the only one. */
function refusals(blocks: readonly KnownBlock[], most: number): string[] {
  const surface = most === BLOCKS_PER_MESSAGE ? 'message' : 'modal';
  const verdict = validateBlocks(blocks, surface, ['blocks'], () => false);
  return verdict.kind === 'valid' ? [] : [verdict.kind, ...('messages' in verdict ? verdict.messages : [])];
}

function nodeViolations(node: unknown, path: string): string[] {
  if (node === null || typeof node !== 'object') return [];
  const found = ownViolations(node as Record<string, unknown>, path);
  const below = Object.entries(node).flatMap(([key, value]) => nodeViolations(value, `${path}/${key}`));
  return [...found, ...below];
}

function ownViolations(node: Record<string, unknown>, path: string): string[] {
  const found: string[] = [];
  const { text, type, elements, value } = node;
  if (typeof text === 'string') {
    if (text.length === 0) found.push(`${path}: empty text`);
    found.push(...over(`${path}/text`, text.length, RICH_TEXT));
    if (/\p{Surrogate}/u.test(text)) found.push(`${path}: half a character`);
  }
  if (Array.isArray(elements) && elements.length === 0) found.push(`${path}: no elements`);
  if (type === 'actions')
    found.push(...over(`${path}/elements`, (elements as unknown[]).length, ELEMENTS_PER_ACTIONS));
  if (type === 'button') {
    found.push(...over(`${path}/text`, (text as { text: string }).text.length, BUTTON_TEXT));
    found.push(...over(`${path}/value`, (value as string).length, BUTTON_VALUE));
  }
  for (const id of ['block_id', 'action_id']) {
    if (typeof node[id] === 'string')
      found.push(...over(`${path}/${id}`, (node[id] as string).length, IDENTIFIER));
  }
  return found;
}

function idsOf(node: unknown, key: string): string[] {
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([name, value]) =>
    name === key && typeof value === 'string' ? [value] : idsOf(value, key),
  );
}

function repeated(ids: readonly string[], what: string): string[] {
  return ids.length === new Set(ids).size ? [] : [`${what} twice in ${ids.join(' ')}`];
}

function over(what: string, length: number, limit: number): string[] {
  return length > limit ? [`${what}: ${length} > ${limit}`] : [];
}
