import type { ModalView } from '@slack/types';
import { plainText } from '../blocks/plain-text.ts';
import { VIEW_TITLE } from '../limits.ts';
import type { Message } from '../message.ts';
import { abbreviate } from '../text/truncate.ts';
import { WINDOW_TOLD_MODAL } from '../window-action-ids.ts';

/** A message in a modal that asks nothing. */
export function toldView({ blocks }: Message, title = 'Root access'): ModalView {
  return {
    type: 'modal',
    callback_id: WINDOW_TOLD_MODAL,
    title: plainText(abbreviate(title, VIEW_TITLE)),
    close: plainText('Close'),
    blocks,
  };
}
