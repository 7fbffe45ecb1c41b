import type { StepOutline } from './outline.ts';
import { ACTIONS, STEP_KEYS } from './schema.ts';

/** A line for each step that does nothing, or several things, or says what does not belong to what it does. */
export function actionProblems(steps: readonly StepOutline[]): string[] {
  return [...countProblems(steps), ...confirmProblems(steps)];
}

function confirmProblems(steps: readonly StepOutline[]): string[] {
  return steps.flatMap((step, index) =>
    step.confirm === undefined || 'click' in step || 'choose' in step
      ? []
      : [`steps[${index}].confirm: found "${step.confirm}"; accepted: only with click or choose`],
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
