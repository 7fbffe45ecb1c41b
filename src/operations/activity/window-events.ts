import type { AccountId } from '../../domain/account.ts';
import type { ActivityRecord, RecordJudgement, RootRecord } from '../../domain/activity/record.ts';
import { concerns } from '../../domain/perimeter/concerns.ts';
import type { PerimeterEvent } from '../../domain/perimeter/perimeter-event.ts';
import type { Instant } from '../../domain/time.ts';
import { AROUND } from '../../domain/verdict/uncovered.ts';
import { windowThen } from '../../domain/verdict/window-then.ts';
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
 * What stands in a window's evidence, account by account: what root did in its time, whatever that was found to be, uses near it
 * whose verdict names it, and changes of the perimeter in its time; then those made in the management account that are, or may
 * be, about its accounts. `management`: absent where it is not known. Throws where the store gives no answer.
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
  yield* changes.filter(({ kept: { event } }) => isAbout(event, ids));
}

/** Whatever was done in its time is, whichever window covers it; of what our own audits read, nothing. */
function isOf({ kept, judgement }: RootRecord, { id }: RootWindow, { start, end }: Span): boolean {
  const { at } = kept.event;
  const isWithin = at >= start && at <= end;
  if (judgement?.kind === 'use') return isWithin || judgement.verdict.windowId === id;
  return isWithin && !isOurAudit(judgement);
}

/** Whether it stands in the evidence of a window that was open when it happened. */
export function mayBeOfWindow(
  { kept, judgement }: Pick<ActivityRecord, 'kept' | 'judgement'>,
  windows: readonly RootWindow[],
): boolean {
  if (kept.kind === 'assume-root' || isOurAudit(judgement)) return false;
  const { event } = kept;
  return windows.some((window) => {
    if (windowThen(window, event.at)?.phase !== 'open') return false;
    const ids = window.request.accounts.map(({ id }) => id);
    return ids.includes(event.accountId) || (kept.kind === 'perimeter' && isAbout(kept.event, ids));
  });
}

function isAbout(event: PerimeterEvent, ids: readonly AccountId[]): boolean {
  return ids.some((id) => concerns(event, id));
}

function isOurAudit(judgement: RecordJudgement | undefined): boolean {
  return judgement?.kind === 'central-session' && judgement.verdict.kind === 'our-audit';
}
