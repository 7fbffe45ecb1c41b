import type { SqlRow } from '../../domain/query/schema.ts';
import type { Instant } from '../../domain/time.ts';
import { endOf, phaseOf, reviewStanding } from '../../domain/window/phase.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { timeOf } from './account-rows.ts';

/** Rows of the table `windows`, one an account: its state as of `now`. */
export function windowRows(window: RootWindow, now: Instant): readonly SqlRow[] {
  const { id, request, period, approvals, ending, review } = window;
  const { requester, operator, task, reason, ticket, requestedAt } = request;
  return request.accounts.map((account) => [
    ...[id, account.id, account.name, phaseOf(window, now), reviewStanding(window, now), request.origin.kind],
    ...[requester.name, operator.name, task.title, reason, ticket ?? null],
    ...[timeOf(requestedAt), timeOf(period?.start), timeOf(endOf(window))],
    approvals.length === 0 ? null : approvals.map(({ by }) => by.name).join(', '),
    ...[ending?.by.name ?? null, review?.by.name ?? null, timeOf(review?.at)],
  ]);
}

/** Whether neither a person nor time will change its row any more. */
export function isSettled(window: RootWindow, now: Instant): boolean {
  const standing = reviewStanding(window, now);
  return standing === 'reviewed' || standing === 'not-needed';
}
