import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Message } from '../src/slack/message.ts';
import { markOf } from './modal.ts';

type State = ViewOutput['state']['values'];

/** A modal as it was submitted, with all that was typed and picked in its inputs, under a message. */
export function modalAgain(view: ViewOutput, { blocks }: Message): ModalView {
  const { callback_id, private_metadata, title, submit, close, state } = view;
  return {
    type: 'modal',
    ...{ callback_id, private_metadata, title },
    ...(submit === null ? {} : { submit }),
    ...(close === null ? {} : { close }),
    ...markOf(view),
    blocks: [...blocks, ...view.blocks.map((block) => refilled(block, state.values))],
  };
}

function refilled(block: ViewOutput['blocks'][number], values: State) {
  if (!('element' in block) || !('action_id' in block.element)) return block;
  const initial = initialOf(values[block.block_id ?? '']?.[block.element.action_id ?? '']);
  return { ...block, element: { ...block.element, ...initial } };
}

/** A date takes the place of the one that was proposed. */
function initialOf(typed: State[string][string] | undefined): Readonly<Record<string, unknown>> {
  if (typed?.value) return { initial_value: typed.value };
  if (typed?.selected_date) return { initial_date: typed.selected_date };
  return typed?.selected_option ? { initial_option: typed.selected_option } : {};
}
