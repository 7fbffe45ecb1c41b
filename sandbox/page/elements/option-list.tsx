import type { Checkboxes, Option, RadioButtons } from '@slack/types';
import { useId } from 'preact/hooks';
import { TextLine } from '../text/text-object.tsx';
import { naming, type Spot, useField } from './spot.ts';

export function CheckboxesView({ element, spot }: { element: Checkboxes; spot: Spot }) {
  const shown = (spot.value?.selected_options ?? element.initial_options ?? []).map((o) => o.value ?? '');
  const field = useField<readonly string[]>(spot, element, shown);
  const toggle = (value: string, on: boolean) => {
    // In the order of the options, as Slack sends them.
    const chosen = element.options
      .map((o) => o.value ?? '')
      .filter((v) => (v === value ? on : field.value.includes(v)));
    void field.set(chosen, chosen);
  };
  return (
    <fieldset class="option-list" {...groupNaming(spot)}>
      {element.options.map((option) => (
        <Tick
          key={option.value}
          type="checkbox"
          option={option}
          checked={field.value.includes(option.value ?? '')}
          onChange={(on) => toggle(option.value ?? '', on)}
        />
      ))}
    </fieldset>
  );
}

export function RadioButtonsView({ element, spot }: { element: RadioButtons; spot: Spot }) {
  const shown = spot.value ? spot.value.selected_option?.value : element.initial_option?.value;
  const field = useField<string | undefined>(spot, element, shown);
  const group = useId();
  return (
    <div class="option-list" role="radiogroup" {...naming(spot, 'Options')}>
      {element.options.map((option) => (
        <Tick
          key={option.value}
          type="radio"
          name={group}
          option={option}
          checked={field.value === option.value}
          onChange={() => void field.set(option.value, option.value ?? '')}
        />
      ))}
    </div>
  );
}

/** A group of checkboxes cannot be "required" in ARIA. */
function groupNaming(spot: Spot) {
  const { 'aria-required': _, ...names } = naming(spot, 'Options');
  return names;
}

interface TickProps {
  readonly type: 'checkbox' | 'radio';
  readonly name?: string;
  readonly option: Option;
  readonly checked: boolean;
  onChange(on: boolean): void;
}

function Tick({ type, name, option, checked, onChange }: TickProps) {
  return (
    <label class="tick">
      <input
        type={type}
        name={name}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        <TextLine text={option.text} />
        {option.description && (
          <span class="tick-description">
            <TextLine text={option.description} />
          </span>
        )}
      </span>
    </label>
  );
}
