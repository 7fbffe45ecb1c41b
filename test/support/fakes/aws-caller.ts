import { createBudget } from '../../../src/aws/budget.ts';
import { type Caller, type CallMetrics, createCaller } from '../../../src/aws/call.ts';

/** Calls for one account within a budget of one slot, with back-offs of no length. */
export function withCaller<T>(
  work: (caller: Caller, metrics: CallMetrics) => Promise<T>,
  signal: AbortSignal = new AbortController().signal,
): Promise<T> {
  const budget = createBudget({ start: 1, least: 1, most: 1, lendAfter: 60_000 });
  const metrics: CallMetrics = { calls: 0, retries: 0 };
  return budget.run(false, (slot) =>
    work(
      createCaller(budget, slot, signal, () => 0, metrics),
      metrics,
    ),
  );
}
