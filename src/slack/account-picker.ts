import type { ModalView } from '@slack/types';
import { ACCOUNT_PICKER, ACCOUNT_PICKER_BLOCK, ACCOUNT_PICKER_SELECT } from './action-ids.ts';
import { plainText } from './blocks/plain-text.ts';
import { encodeStatusValue, type StatusValue } from './status-value.ts';

/** The modal that asks which account of a result to open. Its menu is filled by `accountOptions`. */
export function openAccountView(value: StatusValue): ModalView {
  return {
    type: 'modal',
    callback_id: ACCOUNT_PICKER,
    private_metadata: encodeStatusValue(value),
    title: plainText('Open account'),
    submit: plainText('Open'),
    close: plainText('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: ACCOUNT_PICKER_BLOCK,
        label: plainText('Account'),
        hint: plainText('Type part of a name, an id or an e-mail address.'),
        element: {
          type: 'external_select',
          action_id: ACCOUNT_PICKER_SELECT,
          placeholder: plainText('Name or id'),
          min_query_length: 0,
          focus_on_load: true,
        },
      },
    ],
  };
}
