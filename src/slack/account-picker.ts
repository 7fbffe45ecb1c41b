import type { ModalView } from '@slack/types';
import { ACCOUNT_PICKER, ACCOUNT_PICKER_BLOCK, ACCOUNT_PICKER_SELECT } from './action-ids.ts';
import { plainText } from './blocks/plain-text.ts';
import { encodeStatusValue, type StatusValue } from './status-value.ts';

/** The modal that asks which account of a result to open. Its menu is filled by `accountOptions`. */
export function openAccountView(value: StatusValue): ModalView {
  return accountMenu({
    callbackId: ACCOUNT_PICKER,
    blockId: ACCOUNT_PICKER_BLOCK,
    actionId: ACCOUNT_PICKER_SELECT,
    metadata: encodeStatusValue(value),
    hint: 'Type part of a name, an id or an e-mail address.',
  });
}

export interface AccountMenu {
  readonly callbackId: string;
  readonly blockId: string;
  readonly actionId: string;
  /** What its accounts are those of. */
  readonly metadata: string;
  readonly hint: string;
}

/** A modal that asks which account to open. */
export function accountMenu({ callbackId, blockId, actionId, metadata, hint }: AccountMenu): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: metadata,
    title: plainText('Open account'),
    submit: plainText('Open'),
    close: plainText('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: blockId,
        label: plainText('Account'),
        hint: plainText(hint),
        element: {
          type: 'external_select',
          action_id: actionId,
          placeholder: plainText('Name or id'),
          min_query_length: 0,
          focus_on_load: true,
        },
      },
    ],
  };
}
