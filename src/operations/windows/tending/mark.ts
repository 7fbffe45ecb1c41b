import type { Instant } from '../../../domain/time.ts';
import { drawingKey } from '../../../domain/window/lists.ts';
import { nextChange } from '../../../domain/window/next-change.ts';
import type { RootWindow } from '../../../domain/window/window.ts';

/**
 * What is stored with a window once everything was done for it: as what it was seen, and when there is something to do
 * again though nothing changed: a reminder, another try, another look for a message that may show up twice.
 */
export function tendedMark(window: RootWindow, again: Instant | undefined, now: Instant): string {
  return `${drawingKey(window, undefined, now)}@${again ?? ''}`;
}

/** When the window is to be followed next: not after `now` where something is to be done. `undefined`: never again. */
export function nextTending(
  window: RootWindow,
  tended: string | undefined,
  now: Instant,
): Instant | undefined {
  const [key, again = ''] = (tended ?? '').split('@');
  if (key !== drawingKey(window, undefined, now)) return now;
  const times = [nextChange(window, now), again === '' ? undefined : Number(again)];
  return earliest(times);
}

/** `undefined` of none. */
export function earliest(times: readonly (Instant | undefined)[]): Instant | undefined {
  const known = times.flatMap((time) => (time === undefined ? [] : [time]));
  return known.length === 0 ? undefined : Math.min(...known);
}
