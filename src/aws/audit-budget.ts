import { type Milliseconds, SECOND } from '../domain/time.ts';
import type { BudgetOptions } from './budget.ts';

/** AssumeRoot's own rate limit is unpublished: the budget starts here, and grows with every answer that is no refusal. */
const START_LOW = 20;
const LEAST = 2;
const LEND_AFTER: Milliseconds = 5 * SECOND;

/** The budget of all audits: at most `concurrency` accounts at work. */
export function auditBudget(concurrency: number): BudgetOptions {
  return {
    start: Math.min(START_LOW, concurrency),
    least: Math.min(LEAST, concurrency),
    most: concurrency,
    lendAfter: LEND_AFTER,
  };
}
