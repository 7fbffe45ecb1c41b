import type { Instant } from '../../domain/time.ts';
import { phaseOf } from '../../domain/window/phase.ts';
import type { RootWindow } from '../../domain/window/window.ts';

/** Whether root may still be used under it: who is to sign in, needs and notices matter only so long. */
export function isLive(window: RootWindow, now: Instant): boolean {
  return ['pending', 'scheduled', 'open'].includes(phaseOf(window, now));
}
