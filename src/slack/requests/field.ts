import type { InputBlock, InputBlockElement } from '@slack/types';
import { MAX_TEXT } from '../../domain/window/text.ts';
import { plainText } from '../blocks/plain-text.ts';

interface FieldOptions {
  readonly hint?: string;
  readonly optional?: boolean;
  /** Whether the modal is drawn again when it changes. */
  readonly redraws?: boolean;
}

/** An input whose block and action have one id, so that it keeps what it holds when the modal is drawn again. */
export function field(
  id: string,
  label: string,
  element: InputBlockElement,
  options: FieldOptions = {},
): InputBlock {
  const { hint, optional, redraws } = options;
  return {
    type: 'input',
    block_id: id,
    label: plainText(label),
    element: { ...element, action_id: id },
    ...(hint !== undefined && { hint: plainText(hint) }),
    ...(optional === true && { optional: true }),
    ...(redraws === true && { dispatch_action: true }),
  };
}

/** What takes a text of any length that the record keeps. */
export function longText(initial: string | undefined): InputBlockElement {
  return {
    type: 'plain_text_input',
    multiline: true,
    max_length: MAX_TEXT,
    ...(initial !== undefined && initial !== '' && { initial_value: initial }),
  };
}
