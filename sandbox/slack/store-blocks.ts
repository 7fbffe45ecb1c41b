import type { ActionsBlock, SectionBlock } from '@slack/types';
import type { Block, StoredBlock } from './block.ts';
import type { Ids } from './ids.ts';

/** Blocks as Slack keeps them: with the block and action ids that the app left out. */
export function storeBlocks(blocks: readonly Block[], ids: Ids): StoredBlock[] {
  return blocks.map((block) => ({
    ...withActionIds(block, ids),
    block_id: block.block_id ?? ids.letters(5),
  }));
}

function withActionIds(block: Block, ids: Ids): Block {
  switch (block.type) {
    case 'actions':
      return {
        ...block,
        elements: block.elements.map((element) => named(element, ids)),
      } satisfies ActionsBlock;
    case 'section':
      return block.accessory && block.accessory.type !== 'image'
        ? ({ ...block, accessory: named(block.accessory, ids) } satisfies SectionBlock)
        : block;
    case 'input':
      return { ...block, element: named(block.element, ids) };
    default:
      return block;
  }
}

function named<T extends { action_id?: string }>(element: T, ids: Ids): T {
  return element.action_id === undefined ? { ...element, action_id: ids.letters(5) } : element;
}
