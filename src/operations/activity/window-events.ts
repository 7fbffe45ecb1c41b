import type { AccountId } from '../../domain/account.ts';
import type { ActivityRecord, RootRecord } from '../../domain/activity/record.ts';
import { concerns } from '../../domain/perimeter/concerns.ts';
import type { Instant } from '../../domain/time.ts';
import { AROUND } from '../../domain/verdict/uncovered.ts';
import { endOf } from '../../domain/window/phase.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { ActivityStore } from '../activity-store-ports.ts';

/** When a window was to be used; both ends inclusive. */
export interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

/** `undefined` of one that was never approved. One that was called off before its start has nothing between. */
export function spanOf(window: RootWindow): Span | undefined {
  const [start, end] = [window.period?.start, endOf(window)];
  return start === undefined || end === undefined ? undefined : { start, end };
}

/**
 * What stands in a window's evidence, account by account: uses whose verdict names it, those of its time that nobody has
 * judged yet, and changes of the perimeter in its time; then those made in the management account that are, or may be, about
 * its accounts. `management`: absent where it is not known. Throws where the store gives no answer.
 */
export async function* windowEvents(
  window: RootWindow,
  records: Pick<ActivityStore, 'eventsOf' | 'changesOf'>,
  management: AccountId | undefined,
): AsyncGenerator<ActivityRecord> {
  const span = spanOf(window);
  if (span === undefined) return;
  const { start, end } = span;
  const around = { from: Math.min(start, end) - AROUND, to: Math.max(start, end) + AROUND };
  for (const { id } of window.request.accounts) {
    for await (const page of records.eventsOf(id, around)) {
      yield* page.filter((record) => isOf(record, window, span));
    }
    yield* await records.changesOf(id, { from: start, to: end + 1 });
  }
  const ids = window.request.accounts.map(({ id }) => id);
  if (management === undefined || ids.includes(management)) return;
  const changes = await records.changesOf(management, { from: start, to: end + 1 });
  yield* changes.filter(({ kept: { event } }) => ids.some((id) => concerns(event, id)));
}

/** A window that sanctions nothing is in no verdict: what was done in its time is what it was declared for. */
function isOf({ kept, judgement }: RootRecord, { id, request }: RootWindow, { start, end }: Span): boolean {
  const isWithin = kept.event.at >= start && kept.event.at <= end;
  if (judgement === undefined) return isWithin;
  if (judgement.kind !== 'use') return false;
  const { kind } = request.origin;
  const sanctions = kind === 'request' || kind === 'break-glass';
  return judgement.verdict.windowId === id || (!sanctions && isWithin);
}
