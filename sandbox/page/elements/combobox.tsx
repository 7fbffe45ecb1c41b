import { useEffect, useId, useState } from 'preact/hooks';
import { ChoiceList } from './choice-list.tsx';
import { type Choice, flatten, type Offer } from './choices.ts';
import { pressKey } from './combobox-keys.ts';
import { usePopup } from './popup.ts';
import { naming, type Spot } from './spot.ts';

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
    const done = pressKey(event.key, {
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
          <ChoiceList {...{ listId, active, pick }} offer={props.offer} isChosen={props.isChosen} />
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
