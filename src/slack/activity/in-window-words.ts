import type { ToldEvent } from '../../domain/alert/alert-view.ts';
import { checksChanges } from '../../domain/root-task/checks-changes.ts';
import type { RootWindow } from '../../domain/window/window.ts';

/** `In RW-JAFZA2: time, account and task match. …`; `where`: `window`, or the window's id. */
export function inWindowInWords(where: string, { request }: RootWindow): string {
  return `In ${where}: ${checksChanges(request.task.id) ? MATCHES : UNCHECKED}. ${NOBODY}`;
}

/** The same of many windows; `undefined` where no event is in one. */
export function allInWindowInWords(events: readonly ToldEvent[]): string | undefined {
  const reasons = events.flatMap((told) => decidingReason(told) ?? []);
  if (reasons.length === 0) return undefined;
  return `In window: ${reasons.some((why) => NOT_CHECKED.includes(why)) ? SOME_UNCHECKED : MATCHES}. ${NOBODY}`;
}

const MATCHES = 'time, account and task match';
const UNCHECKED = 'time and account match; its task cannot be checked';
const SOME_UNCHECKED = 'time and account match, and the task where it can be checked';
const NOBODY = 'CloudTrail names nobody behind root.';

const NOT_CHECKED: readonly string[] = ['not-observable', 'unverified-task'];

/** Why an event counts as in window; `undefined` where it does not. */
function decidingReason(told: ToldEvent): string | undefined {
  if (told.kind !== 'root' || told.judgement.kind !== 'use') return undefined;
  const { kind, reasons } = told.judgement.verdict;
  return kind === 'in-window' ? reasons[0]?.why : undefined;
}
