import type { ActionsBlockElement, InputBlockElement, SectionBlockAccessory } from '@slack/types';
import type { Block } from './block.ts';

/** The elements this workspace knows; the validator lets no others in. */
type Unknown = 'workflow_button' | 'rich_text_input' | 'file_input' | 'image';
export type InteractiveElement = Exclude<
  ActionsBlockElement | InputBlockElement | SectionBlockAccessory,
  { type: Unknown }
>;

/** Everything in a block that a person can press, pick or fill, in reading order. */
export function interactiveElements(block: Block): readonly InteractiveElement[] {
  switch (block.type) {
    case 'actions':
      return block.elements.flatMap((element) => (isInteractive(element) ? [element] : []));
    case 'section':
      return block.accessory && isInteractive(block.accessory) ? [block.accessory] : [];
    case 'input':
      return isInteractive(block.element) ? [block.element] : [];
    default:
      return [];
  }
}

/** Slack names an element without action_id itself; ids are given when a block is stored. */
export function actionIdOf(element: InteractiveElement): string {
  return element.action_id ?? '';
}

const UNKNOWN: readonly string[] = ['workflow_button', 'rich_text_input', 'file_input', 'image'];

function isInteractive(
  element: ActionsBlockElement | InputBlockElement | SectionBlockAccessory,
): element is InteractiveElement {
  return !UNKNOWN.includes(element.type);
}
