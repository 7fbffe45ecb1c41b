import type { Instant } from '../../../domain/time.ts';
import { drawingKey } from '../../../domain/window/lists.ts';
import { nextChange } from '../../../domain/window/next-change.ts';
import type { RootWindow } from '../../../domain/window/window.ts';

/** What is left to do for a window. */
export interface Left {
  /** When there is something to do though nothing changed: a reminder, another try, another look for a duplicate. */
  readonly again?: Instant;
  /** Of a window that is over: since when what is left is being tried. */
  readonly since?: Instant;
}

/** What is stored with a window once everything was done for it: as what it was seen, and what is left. */
export function tendedMark(window: RootWindow, { again, since }: Left, now: Instant): string {
  const key = `${drawingKey(window, undefined, now)}@${again ?? ''}`;
  return since === undefined ? key : `${key}@${since}`;
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

/** Since when it is tried to do what is left for a window that is over; `undefined`: it was not tried before. */
export function triedSince(tended: string | undefined): Instant | undefined {
  const [, , since = ''] = (tended ?? '').split('@');
  return since === '' ? undefined : Number(since);
}

/** `undefined` of none. */
export function earliest(times: readonly (Instant | undefined)[]): Instant | undefined {
  const known = times.flatMap((time) => (time === undefined ? [] : [time]));
  return known.length === 0 ? undefined : Math.min(...known);
}
