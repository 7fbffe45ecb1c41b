import type { AccountId } from '../account.ts';
import { type Instant, SECOND } from '../time.ts';
import { endOf, type Phase, phaseOf } from '../window/phase.ts';
import { replay } from '../window/replay.ts';
import type { RootWindow } from '../window/window.ts';

/** A window as its history had it at one second, and where it stood then. */
export interface WindowThen {
  readonly window: RootWindow;
  readonly phase: Phase;
}

/**
 * The window as it was when an event happened: of its history what was recorded at or before that second, since
 * CloudTrail tells time to the second. `undefined` where it was not requested yet, and of windows that never sanction
 * anything: declared afterwards, or taken in from paper.
 */
export function windowThen(window: RootWindow, at: Instant): WindowThen | undefined {
  const { kind } = window.request.origin;
  if (kind === 'afterwards' || kind === 'paper') return undefined;
  const last = endOfSecond(at);
  const history = window.history.filter((entry) => entry.at <= last);
  if (history.length === window.history.length) return { window, phase: phaseOf(window, last) };
  const then = replay(history);
  if (then.kind === 'impossible') return undefined;
  return { window: then.window, phase: phaseOf(then.window, last) };
}

/** The last millisecond of the second of `at`: compared with it, starts, ends and entries count to the second. */
export function endOfSecond(at: Instant): Instant {
  return Math.floor(at / SECOND) * SECOND + SECOND - 1;
}

export function isFor({ window }: WindowThen, accountId: AccountId): boolean {
  return window.request.accounts.some(({ id }) => id === accountId);
}

/** When it stopped being usable, of one that is over; else `undefined`. */
export function overSince({ window, phase }: WindowThen): Instant | undefined {
  return phase === 'ended' || phase === 'closed' || phase === 'revoked' ? endOf(window) : undefined;
}
