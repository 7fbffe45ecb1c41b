import type { RootEvent } from '../root-event/event.ts';
import { kindOf } from '../root-event/event-kind.ts';
import type { RootWindow } from '../window/window.ts';
import type { Reason, Verdict } from './verdict.ts';

/**
 * What becomes of a judged event. page: an alert that somebody must own. thread: told in the thread of its window.
 * fold: counted for the digest and `/root-activity`; a request to recover a password does nothing until it is
 * completed.
 */
export type Attention = 'page' | 'thread' | 'fold';

/** `windows`: as they are now, since a break-glass use pages until its window is reviewed. */
export function attentionOf(event: RootEvent, verdict: Verdict, windows: readonly RootWindow[]): Attention {
  if (kindOf(event) === 'recovery-request') return 'fold';
  switch (verdict.kind) {
    case 'in-window':
      return verdict.concerns.length === 0 ? 'thread' : 'page';
    case 'break-glass':
      return isSettled(verdict, windows) ? 'thread' : 'page';
    case 'outside-task':
    case 'too-late':
    case 'too-early':
    case 'other-account':
    case 'no-window':
      return 'page';
  }
}

/** The window was reviewed, and all that speaks against the use is that nobody had approved it. */
function isSettled({ windowId, reasons, concerns }: Verdict, windows: readonly RootWindow[]): boolean {
  const window = windows.find(({ id }) => id === windowId);
  const own = reasons.filter((reason) => reason.windowId === windowId);
  return (
    window?.review !== undefined && concerns.length === 0 && !own.some(({ why }) => OBJECTIONS.includes(why))
  );
}

const OBJECTIONS: readonly Reason['why'][] = ['never-fine', 'not-of-the-task', 'unknown-task'];
