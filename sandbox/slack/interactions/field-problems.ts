import type { StoredBlock } from '../block.ts';
import type { FormValue, FormValues } from '../control.ts';
import { actionIdOf, type InteractiveElement, interactiveElements } from '../element.ts';

/** What Slack itself finds wrong with a form before the app sees it, by block id. */
export function fieldProblems(blocks: readonly StoredBlock[], values: FormValues): Record<string, string> {
  const problems = blocks.flatMap((block) => {
    if (block.type !== 'input') return [];
    const [element] = interactiveElements(block);
    if (!element) return [];
    const value = values[block.block_id]?.[actionIdOf(element)];
    const problem = isEmpty(value) ? missing(block.optional) : problemWith(element, value);
    return problem === undefined ? [] : [[block.block_id, problem] as const];
  });
  return Object.fromEntries(problems);
}

function missing(optional: boolean | undefined): string | undefined {
  return optional === true ? undefined : 'Please complete this required field.';
}

function isEmpty(value: FormValue | undefined): boolean {
  if (!value) return true;
  const { type: _type, ...held } = value;
  return Object.values(held).every(
    (part) => part === null || part === '' || (Array.isArray(part) && part.length === 0),
  );
}

function problemWith(element: InteractiveElement, value: FormValue | undefined): string | undefined {
  const typed = value?.value ?? '';
  switch (element.type) {
    case 'plain_text_input':
      return lengthProblem(typed.length, element.min_length ?? 0, element.max_length ?? 3000);
    case 'number_input':
      return numberProblem(typed, element);
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(typed) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(typed) ? undefined : 'Please enter a valid URL.';
    default:
      return 'max_selected_items' in element ? tooManyPicked(value, element.max_selected_items) : undefined;
  }
}

function lengthProblem(length: number, min: number, max: number): string | undefined {
  if (length < min) return `Please enter at least ${min} characters.`;
  return length > max ? `Please enter at most ${max} characters.` : undefined;
}

function numberProblem(
  typed: string,
  limits: { is_decimal_allowed: boolean; min_value?: string; max_value?: string },
): string | undefined {
  const value = Number(typed);
  if (typed.trim() === '' || Number.isNaN(value)) return 'Please enter a number.';
  if (!limits.is_decimal_allowed && !Number.isInteger(value)) return 'Please enter a whole number.';
  if (limits.min_value !== undefined && value < Number(limits.min_value))
    return `Please enter a number of at least ${limits.min_value}.`;
  if (limits.max_value !== undefined && value > Number(limits.max_value))
    return `Please enter a number of at most ${limits.max_value}.`;
  return undefined;
}

function tooManyPicked(value: FormValue | undefined, most: number | undefined): string | undefined {
  const lists = [
    value?.selected_options,
    value?.selected_users,
    value?.selected_channels,
    value?.selected_conversations,
  ];
  const picked = lists.reduce((sum, list) => sum + (list?.length ?? 0), 0);
  return most !== undefined && picked > most ? `Please pick at most ${most}.` : undefined;
}
