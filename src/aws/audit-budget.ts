import { type Milliseconds, SECOND } from '../domain/time.ts';
import type { BudgetOptions } from './budget.ts';

/** AssumeRoot's own rate limit is unpublished: the budget starts here, and grows with every answer that is no refusal. */
const START_LOW = 20;
const LEAST = 2;
/** IAM and STS answer well within a second. */
const LEND_AFTER: Milliseconds = 3 * SECOND;
const LEND_ANOTHER_AFTER: Milliseconds = 1.5 * SECOND;

/** Room for several accounts that hang beside each that is at work; far below the files a process may open. */
const CONNECTIONS_EACH = 6;
const MOST_CONNECTIONS = 2_000;

/** The budget of all audits: at most `concurrency` accounts at work, and `auditConnections` requests unanswered. */
export function auditBudget(concurrency: number): BudgetOptions {
  return {
    start: Math.min(START_LOW, concurrency),
    least: Math.min(LEAST, concurrency),
    most: concurrency,
    lendAfter: LEND_AFTER,
    lendAnotherAfter: LEND_ANOTHER_AFTER,
    mostLent: auditConnections(concurrency) - concurrency,
  };
}

/** How many connections the clients need, so that no request that hangs takes the connection of another. */
export function auditConnections(concurrency: number): number {
  return Math.max(concurrency, Math.min(CONNECTIONS_EACH * concurrency, MOST_CONNECTIONS));
}
