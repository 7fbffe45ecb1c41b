import { parsePlainText } from '../text/emoji.ts';
import { Inlines } from '../text/inlines.tsx';
import type { Choice, Offer } from './choices.ts';

interface ListProps {
  readonly listId: string;
  readonly offer: Offer;
  /** Which one the arrow keys have reached. */
  readonly active: number;
  isChosen(choice: Choice): boolean;
  pick(choice: Choice): void;
}

/** What a combobox offers, for the popup beside it. Options are called `${listId}-0`, `-1`, … */
export function ChoiceList({ offer, isChosen, listId, active, pick }: ListProps) {
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
