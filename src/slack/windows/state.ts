import type { Instant } from '../../domain/time.ts';
import { type Phase, phaseOf, reviewStanding } from '../../domain/window/phase.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { dateAndTime } from '../text/time.ts';
import { count } from '../text/words.ts';
import { accountsInWords } from './names.ts';

const ACCOUNT_LENGTH = 60;

/**
 * The first line about a window: its id, where it stands in words, and what it is for. Our own words come before any
 * name, so that no account can be called what looks like another state.
 */
export function headline(window: RootWindow, now: Instant): string {
  const { id, request } = window;
  const accounts = accountsInWords(request.accounts, { label: ACCOUNT_LENGTH });
  const alarm = request.origin.kind === 'break-glass' ? 'BREAK-GLASS ' : '';
  return `${alarm}${id} ${stateInWords(window, now)}: root access to ${accounts}`;
}

/** Where a window stands: `pending, 0 of 2 approvals`, `ended, review overdue`. */
export function stateInWords(window: RootWindow, now: Instant): string {
  const parts = [phaseInWords(window, now), originInWords(window), reviewInWords(window, now)];
  return parts.filter((part) => part !== '').join(', ');
}

/** How many distinct approvals the policy asks for, as strict as it was found to be when the last one was given. */
export function approvalsNeeded({ request, history }: RootWindow): number {
  const judged = history.flatMap(({ event, policy }) =>
    event.type === 'approved' && policy ? [policy] : [],
  );
  return Math.max(request.policy.quorum, ...judged.map(({ quorum }) => quorum));
}

function phaseInWords(window: RootWindow, now: Instant): string {
  const { request, period, approvals } = window;
  const phase = phaseOf(window, now);
  switch (phase) {
    case 'pending':
      return `pending, ${approvals.length} of ${count(approvalsNeeded(window), 'approval')}`;
    case 'lapsed':
      return 'lapsed undecided';
    case 'scheduled':
      return period === undefined ? 'scheduled' : `scheduled for ${dateAndTime(period.start, now)}`;
    case 'open': {
      const open = request.origin.kind === 'break-glass' ? 'OPEN' : 'open';
      return period === undefined ? open : `${open} until ${dateAndTime(period.end, now)}`;
    }
    default:
      return overInWords(window, phase, now);
  }
}

function overInWords(window: RootWindow, phase: Phase, now: Instant): string {
  const unused = reviewStanding(window, now) === 'not-needed';
  return unused && (phase === 'revoked' || phase === 'closed') ? `${phase} before it opened` : phase;
}

function originInWords({ request }: RootWindow): string {
  switch (request.origin.kind) {
    case 'request':
      return '';
    case 'break-glass':
      return 'approved by nobody';
    case 'afterwards':
      return 'declared afterwards';
    case 'paper':
      return 'taken in from paper';
  }
}

function reviewInWords(window: RootWindow, now: Instant): string {
  switch (reviewStanding(window, now)) {
    case 'not-yet':
    case 'not-needed':
      return '';
    case 'unreviewed':
      return 'not reviewed';
    case 'overdue':
      return 'REVIEW OVERDUE';
    case 'reviewed':
      return 'reviewed';
  }
}
