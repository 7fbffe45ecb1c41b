import { useEffect, useId, useState } from 'preact/hooks';
import { parsePlainText } from '../text/emoji.ts';
import { Inlines } from '../text/inlines.tsx';
import { type Choice, type ChoiceGroup, flatten } from './choices.ts';
import { usePopup } from './popup.ts';
import { naming, type Spot } from './spot.ts';

export interface Offer {
  readonly groups: readonly ChoiceGroup[];
  /** What to say instead: nothing found, still loading, no answer. */
  readonly note?: string;
}

interface ComboboxProps {
  readonly spot: Spot;
  readonly placeholder: string;
  /** What stands in the field while nothing is typed. */
  readonly shown: string;
  readonly isChosen: (choice: Choice) => boolean;
  readonly offer: Offer;
  readonly pending: boolean;
  readonly focusFirst: boolean | undefined;
  onQuery(query: string): void;
  onPick(choice: Choice): void;
}

/** A field that is typed into to find one of many. https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */
export function Combobox(props: ComboboxProps) {
  const { open, query, active, choices, show, hide, type, move, pick } = useCombobox(props);
  const { anchor, popup } = usePopup<HTMLInputElement>(open);
  const listId = useId();
  useEffect(
    () => popup.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }),
    [active, open],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const done = keyFor(event.key, {
      open,
      sends: props.spot.kind === 'field' && props.shown !== '',
      show,
      hide,
      move,
      pick: () => choices[active] && pick(choices[active]),
    });
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <input
        ref={anchor}
        type="text"
        role="combobox"
        class={`input combobox ${props.pending ? 'pending' : ''}`}
        autocomplete="off"
        spellcheck={false}
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && choices[active] ? `${listId}-${active}` : undefined}
        aria-busy={props.pending}
        {...naming(props.spot, props.placeholder)}
        data-first={props.focusFirst}
        placeholder={props.placeholder}
        value={open ? query : props.shown}
        onClick={show}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={hide}
      />
      {open && (
        <div
          ref={popup}
          popover="manual"
          class="popup"
          id={listId}
          role="listbox"
          aria-label={props.placeholder}
        >
          <Choices {...props} listId={listId} active={active} pick={pick} />
        </div>
      )}
    </>
  );
}

function useCombobox({ offer, onQuery, onPick }: ComboboxProps) {
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const choices = flatten(offer.groups);
  const type = (text: string) => {
    setOpen(true);
    setQuery(text);
    setActive(0);
    onQuery(text);
  };
  const show = () => open || type('');
  const hide = () => setOpen(false);
  const pick = (choice: Choice) => {
    hide();
    onPick(choice);
  };
  const move = (by: number) => setActive(Math.max(0, Math.min(choices.length - 1, active + by)));
  return { open, query, active, choices, show, hide, type, move, pick };
}

interface Keys {
  readonly open: boolean;
  /** Something is picked, and Enter sends the form. */
  readonly sends: boolean;
  show(): void;
  hide(): void;
  move(by: number): void;
  pick(): void;
}

/** Whether the key was for the list. */
function keyFor(key: string, { open, sends, show, hide, move, pick }: Keys): boolean {
  if (!open) {
    if (key !== 'ArrowDown' && key !== 'ArrowUp' && (key !== 'Enter' || sends)) return false;
    show();
    return true;
  }
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    PageDown: () => move(8),
    PageUp: () => move(-8),
    Enter: pick,
    Escape: hide,
  };
  acts[key]?.();
  return key in acts;
}

interface ChoicesProps extends ComboboxProps {
  readonly listId: string;
  readonly active: number;
  pick(choice: Choice): void;
}

function Choices({ offer, isChosen, listId, active, pick }: ChoicesProps) {
  let index = 0;
  if (offer.note !== undefined) {
    return (
      <div class="popup-note" role="status">
        {offer.note}
      </div>
    );
  }
  return (
    <>
      {offer.groups.map((group, i) => (
        <fieldset key={i} class="popup-group" aria-label={group.label}>
          {group.label !== undefined && (
            <div class="popup-heading" aria-hidden="true">
              {group.label}
            </div>
          )}
          {group.options.map((choice) => {
            const at = index++;
            return (
              <ChoiceView
                key={choice.value}
                id={`${listId}-${at}`}
                choice={choice}
                isActive={at === active}
                isChosen={isChosen(choice)}
                pick={pick}
              />
            );
          })}
        </fieldset>
      ))}
    </>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly choice: Choice;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  pick(choice: Choice): void;
}

function ChoiceView({ id, choice, isActive, isChosen, pick }: ChoiceProps) {
  return (
    // The focus stays in the field, which takes the keys.
    <button
      id={id}
      type="button"
      role="option"
      tabIndex={-1}
      class={`choice ${isActive ? 'active' : ''}`}
      aria-selected={isActive}
      aria-checked={isChosen}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => pick(choice)}
    >
      <span class="choice-text">
        <Inlines inlines={parsePlainText(choice.text.text)} />
        {isChosen && <span class="choice-mark"> ✓</span>}
      </span>
      {choice.description !== undefined && <span class="choice-description">{choice.description}</span>}
    </button>
  );
}
