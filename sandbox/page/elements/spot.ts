import type { Confirm } from '@slack/types';
import { useState } from 'preact/hooks';
import type { FormValue } from '../../slack/control.ts';
import type { PageFieldInput, PageSource } from '../../slack/page-types.ts';
import { type FieldAddress, useDesk } from '../desk.ts';

/** Where an element stands, and what the workspace says it holds. */
export interface Spot {
  readonly source: PageSource;
  readonly blockId: string;
  /** An input block's field waits for the form to be sent; everything else tells the app at once. */
  readonly kind: 'field' | 'action';
  readonly value: FormValue | undefined;
  /** Of the form's label, where there is one. */
  readonly labelId?: string;
  /** Of the hint and the error, where there are any. */
  readonly describedBy?: string;
  readonly error?: string;
  /** The app hears of the field's changes before the form is sent. */
  readonly dispatches: boolean;
  readonly isOptional: boolean;
}

/** The spot of a block's element with that action id. */
export type SpotFor = (actionId: string | undefined) => Spot;

interface Pressable {
  readonly action_id?: string;
  readonly confirm?: Confirm;
}

export function addressOf(spot: Spot, element: Pressable): FieldAddress {
  return { source: spot.source, blockId: spot.blockId, actionId: element.action_id ?? '' };
}

/** Sends a press. `pending` until the app has acknowledged; presses meanwhile are ignored, as they are in Slack. */
export function usePress(spot: Spot, element: Pressable) {
  const desk = useDesk();
  const [pending, setPending] = useState(false);
  const press = async (input?: PageFieldInput): Promise<boolean> => {
    if (pending || (element.confirm && !(await desk.confirm(element.confirm)))) return false;
    setPending(true);
    await desk.act(addressOf(spot, element), input);
    setPending(false);
    return true;
  };
  return { pending, press };
}

/**
 * A field with state. What the person did shows at once and wins over what the workspace says later, which keeps
 * what was typed as well; a refused confirmation takes it back.
 */
export function useField<T>(spot: Spot, element: Pressable, shown: T) {
  const desk = useDesk();
  const { pending, press } = usePress(spot, element);
  const [draft, setDraft] = useState<{ value: T } | undefined>(undefined);
  const set = async (value: T, input: PageFieldInput, quiet = false) => {
    const before = draft;
    setDraft({ value });
    if (spot.kind === 'field') desk.input(addressOf(spot, element), input, quiet);
    else if (!(await press(input))) setDraft(before);
  };
  return { value: draft ? draft.value : shown, pending, set };
}

/** The attributes that tie a control to its label, hint and error. */
export function naming(spot: Spot, fallback: string) {
  return {
    ...(spot.labelId === undefined ? { 'aria-label': fallback } : { 'aria-labelledby': spot.labelId }),
    ...(spot.describedBy === undefined ? {} : { 'aria-describedby': spot.describedBy }),
    ...(spot.error !== undefined ? { 'aria-invalid': true } : {}),
    ...(spot.kind === 'field' && !spot.isOptional ? { 'aria-required': true } : {}),
  };
}
