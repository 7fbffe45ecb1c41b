import type { ActionsBlockElement, InputBlockElement, SectionBlockAccessory } from '@slack/types';
import { Picture } from '../blocks/picture.tsx';
import { ButtonView } from './button.tsx';
import { CheckboxesView, RadioButtonsView } from './option-list.tsx';
import { OverflowView } from './overflow.tsx';
import { DatepickerView, DateTimepickerView, TimepickerView } from './pickers.tsx';
import { MultiSelectView, SelectView } from './select.tsx';
import type { Spot } from './spot.ts';
import { OneLineInputView, PlainTextInputView } from './typed-input.tsx';

export type AnyElement = ActionsBlockElement | InputBlockElement | SectionBlockAccessory;

export function ElementView({ element, spot }: { element: AnyElement; spot: Spot }) {
  switch (element.type) {
    case 'button':
      return <ButtonView element={element} spot={spot} />;
    case 'overflow':
      return <OverflowView element={element} spot={spot} />;
    case 'checkboxes':
      return <CheckboxesView element={element} spot={spot} />;
    case 'radio_buttons':
      return <RadioButtonsView element={element} spot={spot} />;
    case 'datepicker':
      return <DatepickerView element={element} spot={spot} />;
    case 'timepicker':
      return <TimepickerView element={element} spot={spot} />;
    case 'datetimepicker':
      return <DateTimepickerView element={element} spot={spot} />;
    case 'plain_text_input':
      return <PlainTextInputView element={element} spot={spot} />;
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return <OneLineInputView element={element} spot={spot} />;
    case 'image':
      return <Picture image={element} kind="accessory" />;
    case 'static_select':
    case 'external_select':
    case 'users_select':
    case 'channels_select':
    case 'conversations_select':
      return <SelectView element={element} spot={spot} />;
    case 'multi_static_select':
    case 'multi_external_select':
    case 'multi_users_select':
    case 'multi_channels_select':
    case 'multi_conversations_select':
      return <MultiSelectView element={element} spot={spot} />;
    case 'workflow_button':
    case 'rich_text_input':
    case 'file_input':
      // The workspace refuses these; nothing that holds one is ever shown.
      return null;
  }
}

/**
 * What an element is remembered by while a message changes around it: a button is the button in its place, so that
 * the focus stays; anything with state begins anew when it starts with something else.
 */
export function elementKey(element: AnyElement, index: number): string {
  if (element.type === 'button' || element.type === 'overflow' || element.type === 'image')
    return String(index);
  const initial = Object.entries(element).filter(([name]) => name.startsWith('initial_'));
  return JSON.stringify(['action_id' in element ? element.action_id : '', initial]);
}
