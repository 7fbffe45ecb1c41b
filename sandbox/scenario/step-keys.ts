import type { StepOutline } from './outline.ts';
import { ACTIONS, STEP_KEYS } from './schema.ts';

/** A line for each step that does nothing, or several things, or says what does not belong to what it does. */
export function actionProblems(steps: readonly StepOutline[]): string[] {
  return [
    ...countProblems(steps),
    ...misplaced(steps, 'confirm', ['click', 'choose']),
    ...misplaced(steps, 'on', ['click', 'choose']),
    ...misplaced(steps, 'twice', ['say', 'click', 'choose', 'submit', 'event']),
  ];
}

/** A line for each step that has the key without any of those that it belongs to. */
function misplaced(
  steps: readonly StepOutline[],
  key: 'confirm' | 'on' | 'twice',
  owners: readonly string[],
) {
  return steps.flatMap((step, index) =>
    step[key] === undefined || owners.some((owner) => owner in step)
      ? []
      : [`steps[${index}].${key}: found "${step[key]}"; accepted: only with ${owners.join(', ')}`],
  );
}

function countProblems(steps: readonly StepOutline[]): string[] {
  return steps.flatMap((step, index) => {
    const found = ACTIONS.filter((key) => key in step);
    // A misspelt key is told by its own name.
    const isMisspelt = Object.keys(step).some((key) => !STEP_KEYS.includes(key));
    if (found.length === 1 || (found.length === 0 && isMisspelt)) return [];
    return [
      `steps[${index}]: found ${found.length === 0 ? 'none' : found.join(' and ')}; accepted: exactly one of ${ACTIONS.join(', ')}`,
    ];
  });
}
