import type { Instant } from '../../domain/time.ts';
import type { Person } from '../../domain/window/person.ts';
import { phaseOf, reviewDueAt, reviewStanding } from '../../domain/window/phase.ts';
import type { Ending, RootWindow } from '../../domain/window/window.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { dateAndTime, duration } from '../text/time.ts';
import { capital, count } from '../text/words.ts';
import { nameOf } from '../windows/names.ts';
import { approvalsNeeded, stateInWords } from '../windows/state.ts';
import { exactLength, periodInWords } from '../windows/when.ts';

const LABEL = { label: 60 };
const TASK_LENGTH = 80;
const ACCOUNTS = 3;

/**
 * A window in three lines of a list: its id and where it stands, before any name, and for which accounts; by whom and for
 * what; when, and what it waits for. Slack begins what it wraps at the margin, so that lines are kept short.
 */
export function windowItem(window: RootWindow, now: Instant): string {
  const first = `${alarm(window)}${window.id}  ${stateInWords(window, now)}: ${accountsInWords(window)}`;
  const second = `${who(window)}; ${harmlessLabel(window.request.task.title, TASK_LENGTH)}`;
  const third = `${when(window, now)}. ${waitsFor(window, now)}`;
  return [first, second, third].join('\n    ').trimEnd();
}

/** What has to happen next to a window, and by when; of one that is over, who ended it or signed its review. */
export function waitsFor(window: RootWindow, now: Instant): string {
  switch (phaseOf(window, now)) {
    case 'pending': {
      const left = Math.max(1, approvalsNeeded(window) - window.approvals.length);
      return `Waits for ${count(left, 'more approval')}; lapses ${dateAndTime(window.request.lapsesAt, now)}.`;
    }
    case 'scheduled':
      return 'Waits for its start.';
    case 'open':
      return 'Waits for its end.';
    case 'lapsed':
      return `Lapsed ${dateAndTime(window.request.lapsesAt, now)}; nobody had decided.`;
    default:
      return afterwards(window, now);
  }
}

function afterwards(window: RootWindow, now: Instant): string {
  const due = dateAndTime(reviewDueAt(window), now);
  switch (reviewStanding(window, now)) {
    case 'unreviewed':
      return `Waits for its review, due ${due}.`;
    case 'overdue':
      return `Waits for its review, overdue by ${duration(now - reviewDueAt(window))} (since ${due}).`;
    case 'reviewed':
      return signed('Reviewed', window.review, now);
    case 'not-yet':
    case 'not-needed':
      return signed(capital(window.ending?.kind ?? ''), window.ending, now);
  }
}

function signed(what: string, step: Pick<Ending, 'by' | 'at'> | undefined, now: Instant): string {
  return step === undefined ? '' : `${what} by ${nameOf(step.by, LABEL)}, ${dateAndTime(step.at, now)}.`;
}

function alarm({ request }: RootWindow): string {
  return request.origin.kind === 'break-glass' ? 'BREAK-GLASS ' : '';
}

function accountsInWords({ request }: RootWindow): string {
  const shown = request.accounts.slice(0, ACCOUNTS).map(({ name, id }) => {
    return name.trim() === '' ? id : `${harmlessLabel(name, LABEL.label)} ${id}`;
  });
  const left = request.accounts.length - shown.length;
  return [shown.join(', '), ...(left > 0 ? [count(left, 'other account')] : [])].join(' and ');
}

function who({ request }: RootWindow): string {
  const { requester, operator } = request;
  const operatorName = `operator ${nameOf(operator, LABEL)}`;
  return isSame(requester, operator)
    ? operatorName
    : `${operatorName}, asked for by ${nameOf(requester, LABEL)}`;
}

function isSame(a: Person, b: Person): boolean {
  return a.id === b.id;
}

function when({ request, period }: RootWindow, now: Instant): string {
  return period === undefined
    ? `${exactLength(request.timing.duration)} from its approval`
    : periodInWords(period, now);
}
