import type { MultiSelect, Select } from '@slack/types';
import type { FormOption } from '../../slack/control.ts';
import type { PageFieldInput } from '../../slack/page-types.ts';
import { useDesk } from '../desk.ts';
import type { Choice } from './choices.ts';
import { Combobox } from './combobox.tsx';
import { useOffer } from './offer.ts';
import { type AnySelect, pickedOptions } from './select-options.ts';
import { type Spot, useField } from './spot.ts';

export function SelectView({ element, spot }: { element: Select; spot: Spot }) {
  const { picked, set, shared } = useSelect(element, spot);
  const chosen = picked[0];
  const pick = (choice: Choice) => set([choice], inputOf(element, [choice])[0] ?? null);
  return (
    <span class="select">
      <Combobox {...shared} shown={chosen?.text.text ?? ''} onPick={pick} />
      {chosen && spot.kind === 'field' && (
        <button type="button" class="select-clear" aria-label="Clear selection" onClick={() => set([], null)}>
          ×
        </button>
      )}
    </span>
  );
}

export function MultiSelectView({ element, spot }: { element: MultiSelect; spot: Spot }) {
  const desk = useDesk();
  const { picked, set, shared } = useSelect(element, spot);
  const change = (options: readonly FormOption[]) => set(options, inputListOf(element, options));
  const remove = (option: FormOption) => change(picked.filter((o) => o.value !== option.value));
  const pick = (choice: Choice) => {
    if (picked.some((o) => o.value === choice.value)) return remove(choice);
    const most = element.max_selected_items ?? Number.POSITIVE_INFINITY;
    if (picked.length >= most) return desk.toast(`At most ${most} can be picked here.`);
    change([...picked, choice]);
  };
  return (
    <span class="select multi">
      {picked.map((option) => (
        <button
          key={option.value}
          type="button"
          class="token"
          aria-label={`Remove ${option.text.text}`}
          onClick={() => remove(option)}
        >
          {option.text.text} ×
        </button>
      ))}
      <Combobox {...shared} shown="" onPick={pick} />
    </span>
  );
}

function useSelect(element: AnySelect, spot: Spot) {
  const desk = useDesk();
  const { offer, ask } = useOffer(element, spot);
  const field = useField<readonly FormOption[]>(
    spot,
    element,
    pickedOptions(element, spot.value, desk.state),
  );
  const set = (options: readonly FormOption[], input: PageFieldInput) => void field.set(options, input);
  const isChosen = (choice: Choice) => field.value.some((option) => option.value === choice.value);
  const placeholder = element.placeholder?.text ?? 'Choose an option';
  const shared = { spot, placeholder, offer, onQuery: ask, isChosen, pending: field.pending };
  return { picked: field.value, set, shared: { ...shared, focusFirst: element.focus_on_load } };
}

function isExternal(element: AnySelect): boolean {
  return element.type === 'external_select' || element.type === 'multi_external_select';
}

/** External options go as the app gave them, all others by value. */
function inputOf(element: AnySelect, options: readonly FormOption[]): readonly (string | FormOption)[] {
  return options.map(({ text, value }) => (isExternal(element) ? { text, value } : value));
}

function inputListOf(element: AnySelect, options: readonly FormOption[]): PageFieldInput {
  if (isExternal(element)) return options.map(({ text, value }) => ({ text, value }));
  return options.map((option) => option.value);
}
