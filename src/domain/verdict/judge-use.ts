import type { RootEvent } from '../root-event/event.ts';
import { isChange, kindOf } from '../root-event/event-kind.ts';
import type { RootWindow } from '../window/window.ts';
import { type Fit, fitOf } from './fit.ts';
import { uncovered } from './uncovered.ts';
import type { Concern, Reason, Verdict, VerdictKind } from './verdict.ts';
import { isFor, type WindowThen, windowThen } from './window-then.ts';

/**
 * The verdict on a person's use of root, also through a service. `windows`: all that may have to do with it, each
 * once and with its whole history; those of other accounts too, as far as they were open near it. It says the same
 * whenever the event arrives, since nothing that was recorded after the event counts.
 */
export function judgeUse(event: RootEvent, windows: readonly RootWindow[]): Verdict {
  const then = windows.flatMap((window) => windowThen(window, event.at) ?? []).sort(byStart);
  const covering = then.filter((each) => each.phase === 'open' && isFor(each, event.accountId));
  const fits = covering.map(({ window }) => fitOf(event, window));
  return covered(event, fits) ?? uncovered(event, then);
}

/**
 * Of several windows the one that sanctions most decides: one that declares the change before one that merely accepts
 * it, and approved ones before break-glass.
 */
function covered(event: RootEvent, fits: readonly Fit[]): Verdict | undefined {
  const declared = fits.filter(({ reason }) => reason.why === 'declared-change');
  const ordered = [...declared, ...fits.filter((fit) => !declared.includes(fit))];
  const approved = ordered.filter((fit) => !isBreakGlass(fit));
  const broken = ordered.filter(isBreakGlass);
  const decides = (kind: VerdictKind, fit: Fit | undefined) =>
    fit === undefined ? undefined : verdictOf(event, kind, fit, ordered);
  return (
    decides('in-window', approved.find(accepts)) ??
    decides('break-glass', broken.find(accepts)) ??
    decides('outside-task', approved[0]) ??
    decides('break-glass', broken[0])
  );
}

function verdictOf(event: RootEvent, kind: VerdictKind, fit: Fit, all: readonly Fit[]): Verdict {
  const windowId = fit.window.id;
  const glass: readonly Reason[] =
    kind === 'break-glass' ? [{ why: 'opened-without-approval', windowId }] : [];
  const others = all.filter((other) => other !== fit).map(({ reason }) => reason);
  return { kind, windowId, reasons: [...glass, fit.reason, ...others], concerns: concernsOf(event) };
}

/** The sign-in may have sent no event, so that the session of a change says it, too. An access key has no session. */
function concernsOf(event: RootEvent): readonly Concern[] {
  const { eventName, outcome, mfa, actor } = event;
  if (isChange(event)) return mfa === 'no' && actor.kind === 'person' ? ['no-mfa'] : [];
  const isSignIn = kindOf(event) === 'sign-in' && eventName === 'ConsoleLogin';
  if (!isSignIn || outcome.kind === 'failure' || mfa === 'yes') return [];
  return [mfa === 'no' ? 'no-mfa' : 'mfa-unknown'];
}

function accepts(fit: Fit): boolean {
  return fit.accepts;
}

function isBreakGlass({ window }: Fit): boolean {
  return window.request.origin.kind === 'break-glass';
}

function byStart({ window: a }: WindowThen, { window: b }: WindowThen): number {
  const order = (a.period?.start ?? 0) - (b.period?.start ?? 0);
  return order !== 0 ? order : a.id < b.id ? -1 : 1;
}
