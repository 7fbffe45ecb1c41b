import type { ModalView } from '@slack/types';
import { ACCOUNT_DETAIL } from './action-ids.ts';
import { plainText } from './blocks/plain-text.ts';
import type { Message } from './message.ts';

/** An answer in the place of the modal in which the question was asked: why there is no account to see, and what to do. */
export function answerView({ blocks }: Message): ModalView {
  return {
    type: 'modal',
    callback_id: ACCOUNT_DETAIL,
    title: plainText('Root user'),
    close: plainText('Close'),
    blocks,
  };
}
