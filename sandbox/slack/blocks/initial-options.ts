import type { Block } from '../block.ts';
import { type InteractiveElement, interactiveElements } from '../element.ts';
import { at } from './complaints.ts';

interface OptionLike {
  readonly text: { readonly text: string };
  readonly value?: string;
}

/** An option chosen beforehand must be one of the options. External selects have none to compare with. */
export function strangeInitialOptions(block: Block, path: readonly PropertyKey[]): string[] {
  return interactiveElements(block).flatMap((element, i) => {
    const offered = offeredBy(element);
    if (!offered) return [];
    const strange = initialOf(element).some((initial) => !offered.some((option) => isSame(option, initial)));
    return strange ? [at([...path, ...placeOf(block, i)], 'initial option must be one of the options')] : [];
  });
}

function offeredBy(element: InteractiveElement): readonly OptionLike[] | undefined {
  if ('options' in element && element.options) return element.options;
  if ('option_groups' in element && element.option_groups)
    return element.option_groups.flatMap((group) => group.options);
  return undefined;
}

function initialOf(element: InteractiveElement): readonly OptionLike[] {
  if ('initial_options' in element && element.initial_options) return element.initial_options;
  return 'initial_option' in element && element.initial_option ? [element.initial_option] : [];
}

function isSame(a: OptionLike, b: OptionLike): boolean {
  return a.value === b.value && a.text.text === b.text.text;
}

function placeOf(block: Block, index: number): readonly PropertyKey[] {
  if (block.type === 'actions') return ['elements', index];
  return block.type === 'input' ? ['element'] : ['accessory'];
}
