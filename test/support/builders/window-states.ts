import { HOUR, type Instant, MINUTE } from '../../../src/domain/time.ts';
import type { WindowEvent } from '../../../src/domain/window/events.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { NOW } from './time.ts';
import { after, aWindow } from './window.ts';
import { ANA, MIA, OMAR } from './window-people.ts';

/** A window, and the moment at which it is looked at. */
export interface Seen {
  readonly window: RootWindow;
  readonly now: Instant;
}

export const approve = (by = OMAR): WindowEvent => ({ type: 'approved', by });
const REVIEW: WindowEvent = { type: 'reviewed', by: OMAR, done: 'MFA delete is on' };

/** Asked for a start in one hour, approved by both at once. */
function scheduled(): RootWindow {
  return after(aWindow({ start: NOW + HOUR }), [approve(OMAR), NOW], [approve(ANA), NOW]);
}

function open(): RootWindow {
  return after(aWindow(), [approve(OMAR), NOW], [approve(ANA), NOW]);
}

/** A window in every state that it can be in, at a moment that makes it so. */
export const EVERY_STATE: Readonly<Record<string, () => Seen>> = {
  pending: () => ({ window: aWindow(), now: NOW }),
  'approved once of twice': () => ({ window: after(aWindow(), [approve(OMAR), NOW]), now: NOW }),
  lapsed: () => ({ window: aWindow(), now: NOW + 8 * HOUR }),
  scheduled: () => ({ window: scheduled(), now: NOW }),
  open: () => ({ window: open(), now: NOW + MINUTE }),
  ended: () => ({ window: open(), now: NOW + HOUR }),
  overdue: () => ({ window: open(), now: NOW + 25 * HOUR }),
  reviewed: () => ({ window: after(open(), [REVIEW, NOW + HOUR]), now: NOW + HOUR }),
  denied: () => ({ window: after(aWindow(), [{ type: 'denied', by: OMAR, reason: 'no' }, NOW]), now: NOW }),
  withdrawn: () => ({ window: after(aWindow(), [{ type: 'withdrawn', by: MIA }, NOW]), now: NOW }),
  'revoked before it opened': () => ({
    window: after(scheduled(), [{ type: 'revoked', by: OMAR, reason: 'no' }, NOW]),
    now: NOW,
  }),
  revoked: () => ({
    window: after(open(), [{ type: 'revoked', by: OMAR, reason: 'no' }, NOW + MINUTE]),
    now: NOW + MINUTE,
  }),
  closed: () => ({ window: after(open(), [{ type: 'closed', by: MIA }, NOW + MINUTE]), now: NOW + MINUTE }),
  'break-glass': () => ({ window: aWindow({ origin: { kind: 'break-glass' } }), now: NOW }),
  'declared afterwards': () => ({
    window: aWindow({ origin: { kind: 'afterwards', use: 'event 1' }, start: NOW - 2 * HOUR }),
    now: NOW,
  }),
  'from paper': () => ({
    window: aWindow({
      origin: { kind: 'paper', recordedBy: 'ana', approvals: [{ name: 'Omar Diaz', at: NOW - 3 * HOUR }] },
      start: NOW - 2 * HOUR,
    }),
    now: NOW,
  }),
};
