import type { Instant } from '../time.ts';
import type { WindowId } from '../window/id.ts';
import type { Person } from '../window/person.ts';
import { endOf, phaseOf, reviewDueAt, reviewStanding } from '../window/phase.ts';
import type { RequestedAccount } from '../window/request.ts';
import type { RootWindow } from '../window/window.ts';

/** The windows that somebody waits for; each list with what waits longest first. */
export interface WindowsSummary {
  readonly pending: readonly WaitingWindow[];
  readonly open: readonly WaitingWindow[];
  /** Over, and the review is not overdue yet. */
  readonly unreviewed: readonly WaitingWindow[];
  readonly overdue: readonly WaitingWindow[];
}

export interface WaitingWindow {
  readonly id: WindowId;
  readonly accounts: readonly RequestedAccount[];
  readonly operator: Person;
  /** pending: requested. open: started. unreviewed: ended. overdue: when the review was due. */
  readonly since: Instant;
  /** pending: lapses. open: ends. unreviewed, overdue: when the review was or is due. */
  readonly until: Instant;
}

/** `windows`: all that anybody may still wait for, each once. Those that nobody does are left out. */
export function summarizeWindows(windows: readonly RootWindow[], now: Instant): WindowsSummary {
  const waiting = windows.flatMap((window) => {
    const wait = waitOf(window, now);
    const { id, request } = window;
    const { accounts, operator } = request;
    return wait === undefined ? [] : [{ list: wait.list, id, accounts, operator, ...wait.span }];
  });
  const of = (list: keyof WindowsSummary): WaitingWindow[] =>
    waiting
      .filter((each) => each.list === list)
      .map(({ list: _, ...window }) => window)
      .sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1));
  return {
    pending: of('pending'),
    open: of('open'),
    unreviewed: of('unreviewed'),
    overdue: of('overdue'),
  };
}

interface Wait {
  readonly list: keyof WindowsSummary;
  readonly span: Pick<WaitingWindow, 'since' | 'until'>;
}

function waitOf(window: RootWindow, now: Instant): Wait | undefined {
  const { request, period } = window;
  const phase = phaseOf(window, now);
  if (phase === 'pending') {
    return { list: 'pending', span: { since: request.requestedAt, until: request.lapsesAt } };
  }
  if (phase === 'open' && period !== undefined) {
    return { list: 'open', span: { since: period.start, until: period.end } };
  }
  const due = reviewDueAt(window);
  switch (reviewStanding(window, now)) {
    case 'unreviewed':
      return { list: 'unreviewed', span: { since: endOf(window) ?? due, until: due } };
    case 'overdue':
      return { list: 'overdue', span: { since: due, until: due } };
    case 'not-needed':
    case 'not-yet':
    case 'reviewed':
      return undefined;
  }
}
