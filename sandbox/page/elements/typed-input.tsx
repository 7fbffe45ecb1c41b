import type { EmailInput, NumberInput, PlainTextInput, URLInput } from '@slack/types';
import { naming, type Spot, useField } from './spot.ts';

type AnyTyped = PlainTextInput | NumberInput | EmailInput | URLInput;

export function PlainTextInputView({ element, spot }: { element: PlainTextInput; spot: Spot }) {
  const { value, set, onKeyDown } = useTyped(element, spot);
  const shared = {
    ...naming(spot, element.placeholder?.text ?? 'Text'),
    'data-first': element.focus_on_load,
    placeholder: element.placeholder?.text,
    value,
    onKeyDown,
  };
  const max = element.max_length ?? 3000;
  return (
    <>
      {element.multiline ? (
        <textarea class="input" rows={4} {...shared} onInput={(event) => set(event.currentTarget.value)} />
      ) : (
        <input type="text" class="input" {...shared} onInput={(event) => set(event.currentTarget.value)} />
      )}
      <LengthLeft left={max - [...value].length} />
    </>
  );
}

export function OneLineInputView({
  element,
  spot,
}: {
  element: Exclude<AnyTyped, PlainTextInput>;
  spot: Spot;
}) {
  const { value, set, onKeyDown } = useTyped(element, spot);
  return (
    <input
      // What is wrong with it, the workspace says at the field; only phones need to know which keys to offer.
      type="text"
      inputMode={KEYBOARDS[element.type]}
      class="input"
      {...naming(spot, element.placeholder?.text ?? 'Text')}
      data-first={element.focus_on_load}
      placeholder={element.placeholder?.text}
      value={value}
      onKeyDown={onKeyDown}
      onInput={(event) => set(event.currentTarget.value)}
    />
  );
}

const KEYBOARDS = { number_input: 'decimal', email_text_input: 'email', url_text_input: 'url' } as const;

/** https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object */
function useTyped(element: AnyTyped, spot: Spot) {
  const shown = (spot.value ? spot.value.value : element.initial_value) ?? '';
  const field = useField(spot, element, shown);
  const when = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const set = (text: string, quiet: boolean) => void field.set(text, text === '' ? null : text, quiet);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || !spot.dispatches || !when.includes('on_enter_pressed'))
      return;
    event.preventDefault();
    set(field.value, false);
  };
  return {
    value: field.value,
    set: (text: string) => set(text, !when.includes('on_character_entered')),
    onKeyDown,
  };
}

/** Slack counts down near the end and lets people type past it. */
function LengthLeft({ left }: { left: number }) {
  if (left > 50) return null;
  const text = left >= 0 ? `${left} characters left` : `${-left} characters too many`;
  return (
    <span class={left < 0 ? 'length-left too-long' : 'length-left'} role="status">
      {text}
    </span>
  );
}
