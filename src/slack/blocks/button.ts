import type { ActionsBlock, Button } from '@slack/types';
import { BUTTON_TEXT } from '../limits.ts';
import { abbreviate } from '../text/truncate.ts';
import { plainText } from './plain-text.ts';

export function button(label: string, actionId: string, value: string): Button {
  return { type: 'button', text: plainText(abbreviate(label, BUTTON_TEXT)), action_id: actionId, value };
}

/** A row of buttons; none where there are no buttons, since Slack refuses an empty row. */
export function actions(buttons: readonly Button[]): ActionsBlock[] {
  return buttons.length === 0 ? [] : [{ type: 'actions', elements: [...buttons] }];
}
