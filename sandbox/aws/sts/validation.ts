import { type Refusal, refuse } from '../refusal.ts';

/** AWS's words for an input that breaks a rule. */
export function invalid(value: string | number, member: string, constraint: string): Refusal {
  return refuse(
    'ValidationError',
    400,
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
  );
}

/** The refusal of a duration in seconds outside of `least` and `most`; `undefined` where it is within. */
export function wrongDuration(seconds: number, least: number, most: number): Refusal | undefined {
  if (!(seconds >= least))
    return invalid(seconds, 'durationSeconds', `Member must have value greater than or equal to ${least}`);
  if (seconds > most)
    return invalid(seconds, 'durationSeconds', `Member must have value less than or equal to ${most}`);
  return undefined;
}
