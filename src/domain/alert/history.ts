import { type Alert, MOST } from './alert.ts';
import type { AlertEntry } from './steps.ts';

/**
 * The history with one more step, bounded. Whom it called on when it was raised stays, and so does who was called on last;
 * of the rest, calls give way before what people did.
 */
export function withEntry({ history, openedAt }: Alert, entry: AlertEntry): readonly AlertEntry[] {
  const all = [...history, entry];
  const over = all.length - MOST.history;
  if (over <= 0) return all;
  const last = all.findLast(isCall);
  const first = all.find((each) => isCall(each) && each.at === openedAt);
  const spare = all.filter((each) => isCall(each) && each !== first && each !== last).slice(0, over);
  const left = all.filter((each) => !spare.includes(each));
  if (first === undefined || left.length <= MOST.history) return left.slice(-MOST.history);
  return [first, ...left.filter((each) => each !== first).slice(1 - MOST.history)];
}

function isCall({ step }: AlertEntry): boolean {
  return step.type === 'escalated';
}
