import type { FormOption } from '../../slack/control.ts';

/** Options as a list offers them, under headings where there are any. */
export interface ChoiceGroup {
  readonly label?: string;
  readonly options: readonly Choice[];
}

export interface Choice extends FormOption {
  readonly description?: string;
}

/** What a list shows now. */
export interface Offer {
  readonly groups: readonly ChoiceGroup[];
  /** What to say instead: nothing found, still loading, no answer. */
  readonly note?: string;
}

/** A list that can be walked with the arrow keys, whatever its headings. */
export function flatten(groups: readonly ChoiceGroup[]): readonly Choice[] {
  return groups.flatMap((group) => group.options);
}

/** Those that contain what was typed, in their order; headings that lost everything go. */
export function matching(groups: readonly ChoiceGroup[], query: string): readonly ChoiceGroup[] {
  const wanted = query.trim().toLowerCase();
  return groups
    .map((group) => ({
      ...group,
      options: group.options.filter((o) => o.text.text.toLowerCase().includes(wanted)),
    }))
    .filter((group) => group.options.length > 0);
}
