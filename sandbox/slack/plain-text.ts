import type { ContextBlock, InputBlock, SectionBlock, TableBlock, TextObject } from '@slack/types';
import type { StoredBlock } from './block.ts';
import type { FormValues } from './control.ts';
import { type InteractiveElement, interactiveElements } from './element.ts';
import { readMrkdwn, unescapeEntities } from './mrkdwn.ts';
import type { Names } from './names.ts';
import { readElement, readValue } from './plain-elements.ts';
import { readRichText } from './plain-rich-text.ts';

/**
 * Blocks as a person reads them, a line per line: markup as displayed, buttons as `[Label]`, images by their alt text.
 * `values` are what fields hold; `errors` by block id stand under their block.
 */
export function plainTextOfBlocks(
  blocks: readonly StoredBlock[],
  names: Names,
  values: FormValues = {},
  errors: Readonly<Record<string, string>> = {},
): string {
  return blocks
    .flatMap((block) => [...readBlock(block, names, values), ...errorLine(errors[block.block_id])])
    .join('\n');
}

function errorLine(error: string | undefined): string[] {
  return error === undefined ? [] : [`  ! ${error}`];
}

function readBlock(block: StoredBlock, names: Names, values: FormValues): string[] {
  switch (block.type) {
    case 'header':
      return lines(unescapeEntities(block.text.text));
    case 'divider':
      return ['---'];
    case 'section':
      return [...readSection(block, names), ...readElements(block, names, values)];
    case 'context':
      return [readContext(block, names)];
    case 'actions':
      return readElements(block, names, values);
    case 'input':
      return readInput(block, block.block_id, names, values);
    case 'image':
      return [...(block.title ? [unescapeEntities(block.title.text)] : []), `[image: ${block.alt_text}]`];
    case 'markdown':
      return lines(readMarkdown(block.text));
    case 'rich_text':
      return readRichText(block, names);
    case 'table':
      return readTable(block, names);
  }
}

function readSection(block: SectionBlock, names: Names): string[] {
  const texts = [...(block.text ? [block.text] : []), ...(block.fields ?? [])];
  const image = block.accessory?.type === 'image' ? [`[image: ${block.accessory.alt_text}]`] : [];
  return [...texts.flatMap((text) => lines(readText(text, names))), ...image];
}

function readContext(block: ContextBlock, names: Names): string {
  return block.elements
    .map((element) => (element.type === 'image' ? `[image: ${element.alt_text}]` : readText(element, names)))
    .join('  ');
}

function readElements(block: StoredBlock, names: Names, values: FormValues): string[] {
  const elements = interactiveElements(block);
  if (elements.length === 0) return [];
  return [elements.map((element) => readElement(element, block.block_id, values, names)).join(' ')];
}

function readInput(block: InputBlock, blockId: string, names: Names, values: FormValues): string[] {
  const label = `${unescapeEntities(block.label.text)}${block.optional ? ' (optional)' : ''}`;
  const hint = block.hint ? [`  ${unescapeEntities(block.hint.text)}`] : [];
  return [
    ...interactiveElements(block).map((e) => `${label}: ${inputText(e, blockId, names, values)}`),
    ...hint,
  ];
}

function inputText(element: InteractiveElement, blockId: string, names: Names, values: FormValues): string {
  if (element.type === 'radio_buttons' || element.type === 'checkboxes')
    return readElement(element, blockId, values, names);
  return (
    readValue(values[blockId]?.[element.action_id ?? ''], names) || readElement(element, blockId, {}, names)
  );
}

function readTable(block: TableBlock, names: Names): string[] {
  return block.rows.map((row) =>
    row
      .map((cell) => (cell.type === 'rich_text' ? readRichText(cell, names).join(' ') : cell.text))
      .join(' | '),
  );
}

function readText(text: TextObject, names: Names): string {
  return text.type === 'mrkdwn' ? readMrkdwn(text.text, names) : unescapeEntities(text.text);
}

function readMarkdown(text: string): string {
  return text
    .replace(/^#{1,6} /gm, '')
    .replace(/(\*\*|__)(?=\S)(.*?\S)\1/g, '$2')
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
}

function lines(text: string): string[] {
  return text.split('\n');
}
