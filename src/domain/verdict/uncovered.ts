import type { RootEvent } from '../root-event/event.ts';
import { DAY, type Instant, type Milliseconds } from '../time.ts';
import type { RootWindow } from '../window/window.ts';
import type { NotApproved, Over, Reason, Verdict } from './verdict.ts';
import { endOfSecond, isFor, overSince, type WindowThen } from './window-then.ts';

/** How far around an event a window counts that does not cover it. */
export const AROUND: Milliseconds = DAY;

/** The verdict on an event that no open window covers: too late, too early, another account, or none at all. */
export function uncovered(event: RootEvent, then: readonly WindowThen[]): Verdict {
  const here = then.filter((each) => isFor(each, event.accountId));
  const decided =
    tooLate(event, here) ?? tooEarly(event, here) ?? otherAccount(event, then, here) ?? noWindow(event, here);
  return { ...decided, concerns: [] };
}

type Decided = Omit<Verdict, 'concerns'>;

function tooLate(event: RootEvent, here: readonly WindowThen[]): Decided | undefined {
  const over = lastFirst(here).filter(({ end }) => event.at - end <= AROUND);
  const [last] = over;
  if (last === undefined) return undefined;
  const goesOn = over.flatMap(({ window }) => sessionOf(event, window));
  const reasons = over.map(({ window, how, end }) => overReason(window, how, end));
  return { kind: 'too-late', windowId: last.window.id, reasons: [...reasons, ...goesOn, ...undecided(here)] };
}

function tooEarly({ at }: RootEvent, here: readonly WindowThen[]): Decided | undefined {
  const ahead = here.flatMap(({ window, phase }) => {
    const start = phase === 'scheduled' ? window.period?.start : undefined;
    return start !== undefined && start - at <= AROUND ? [{ windowId: window.id, start }] : [];
  });
  const [first] = ahead;
  if (first === undefined) return undefined;
  const reasons = ahead.map((each): Reason => ({ why: 'window-ahead', ...each }));
  return { kind: 'too-early', windowId: first.windowId, reasons: [...reasons, ...undecided(here)] };
}

/** What is known of this account stands right behind the first window elsewhere, which may be a coincidence. */
function otherAccount(
  event: RootEvent,
  then: readonly WindowThen[],
  here: readonly WindowThen[],
): Decided | undefined {
  const open = then.filter(({ phase }) => phase === 'open').map(({ window }) => window);
  const [first] = open;
  if (first === undefined) return undefined;
  const [elsewhere, ...more] = open.map(
    ({ id, request }): Reason => ({
      why: 'window-elsewhere',
      windowId: id,
      accounts: request.accounts.map((account) => account.id),
    }),
  );
  const reasons = [...(elsewhere === undefined ? [] : [elsewhere]), ...notHere(event, here), ...more];
  return { kind: 'other-account', windowId: first.id, reasons };
}

function noWindow(event: RootEvent, here: readonly WindowThen[]): Decided {
  const reasons = notHere(event, here);
  return { kind: 'no-window', reasons: reasons.length > 0 ? reasons : [{ why: 'none-known' }] };
}

/** What was asked for in this account and not approved, and its last window. */
function notHere({ at }: RootEvent, here: readonly WindowThen[]): readonly Reason[] {
  const refused = here.flatMap(({ window, phase }): Reason[] => {
    const isNear = at - window.request.requestedAt <= AROUND;
    return isNotApproved(phase) && isNear ? [{ why: 'not-approved', windowId: window.id, how: phase }] : [];
  });
  const last = lastFirst(here)
    .slice(0, 1)
    .map(({ window, end }): Reason => ({ why: 'last-window', windowId: window.id, at: end }));
  return [...undecided(here), ...refused, ...last];
}

interface OverWindow {
  readonly window: RootWindow;
  readonly how: Over;
  readonly end: Instant;
}

/** Those that are over, the one that ended last first. */
function lastFirst(here: readonly WindowThen[]): readonly OverWindow[] {
  const over = here.flatMap((each): OverWindow[] => {
    const end = overSince(each);
    return end === undefined || !isOver(each.phase) ? [] : [{ window: each.window, how: each.phase, end }];
  });
  return over.sort((a, b) => b.end - a.end);
}

function overReason({ id: windowId }: RootWindow, how: Over, at: Instant): Reason {
  return { why: 'window-over', windowId, how, at };
}

/** Whether the event's session began while the window was open. */
function sessionOf({ ids }: RootEvent, { id: windowId, period, ending }: RootWindow): readonly Reason[] {
  const since = ids.sessionStartedAt;
  if (since === undefined || period === undefined) return [];
  const began = endOfSecond(since);
  const end = Math.min(period.end, ending?.at ?? period.end);
  return period.start <= began && began < end ? [{ why: 'session-goes-on', windowId, since }] : [];
}

function undecided(here: readonly WindowThen[]): readonly Reason[] {
  const pending = here.filter(({ phase }) => phase === 'pending');
  return pending.map(({ window: { id, request } }) => ({
    why: 'undecided',
    windowId: id,
    requestedAt: request.requestedAt,
  }));
}

function isOver(phase: string): phase is Over {
  return phase === 'ended' || phase === 'closed' || phase === 'revoked';
}

function isNotApproved(phase: string): phase is NotApproved {
  return phase === 'denied' || phase === 'withdrawn' || phase === 'lapsed';
}
