import type { AccountId } from '../../../domain/account.ts';
import type { ActivityRecord, PerimeterRecord, RootRecord } from '../../../domain/activity/record.ts';
import { isRootRecord } from '../../../domain/activity/record.ts';
import { kindOf } from '../../../domain/root-event/event-kind.ts';
import type { Instant } from '../../../domain/time.ts';
import { AROUND } from '../../../domain/verdict/uncovered.ts';
import type { WindowId } from '../../../domain/window/id.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import { spanOf, windowEvents } from '../../activity/window-events.ts';
import type { ActivityStore } from '../../activity-store-ports.ts';
import type { TimeSpan } from './export-record.ts';

/** What was done in a window, as it is exported: each event by itself, and reads as counts. */
export type ExportedActivity =
  | { readonly kind: 'event'; readonly record: RootRecord | PerimeterRecord }
  | ({ readonly kind: 'reads' } & FoldedReads);

/** Reads of one account that came from one address and were found to be the same. */
export interface FoldedReads {
  readonly accountId: AccountId;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  /** `verdictOf`. */
  readonly verdict: string;
  readonly source?: string;
  /** By name. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Where what was done is read. */
export interface ExportedFrom {
  readonly records: Pick<ActivityStore, 'eventsOf' | 'changesOf'>;
  /** Absent: which account it is, is not known. */
  readonly management?: AccountId;
}

/**
 * Everything that `windowEvents` has of a window, by the time of its first; nothing is read of one that has no part in the
 * range. Throws where the store gives no answer.
 */
export async function activityIn(
  window: RootWindow,
  { since, until = Number.POSITIVE_INFINITY }: TimeSpan,
  { records, management }: ExportedFrom,
): Promise<readonly ExportedActivity[]> {
  const span = spanOf(window);
  if (span === undefined || span.end + AROUND < since || span.start - AROUND >= until) return [];
  const events: ExportedActivity[] = [];
  const reads = new Map<string, FoldedReads>();
  for await (const record of windowEvents(window, records, management)) {
    if (isRead(record)) fold(record, window.id, reads);
    else if (isRootRecord(record) || isPerimeter(record)) events.push({ kind: 'event', record });
  }
  const folded = [...reads.values()].map((each): ExportedActivity => ({ kind: 'reads', ...each }));
  return [...events, ...folded].sort((a, b) => timeOf(a) - timeOf(b));
}

export function timeOf(activity: ExportedActivity): Instant {
  return activity.kind === 'reads' ? activity.firstAt : activity.record.kept.event.at;
}

/**
 * What a record of root was found to be, in the evidence of this window: the kind of its verdict, with the window that the verdict names
 * where that is another one; `aws-service`; `central-session` and what that is; or `not-judged`.
 */
export function verdictOf({ judgement }: RootRecord, evidenceOf: WindowId): string {
  switch (judgement?.kind) {
    case undefined:
      return 'not-judged';
    case 'service':
      return 'aws-service';
    case 'central-session':
    case 'opening':
      return `central-session ${judgement.verdict.kind}`;
    case 'use': {
      const { kind, windowId } = judgement.verdict;
      return windowId === undefined || windowId === evidenceOf ? kind : `${kind} ${windowId}`;
    }
  }
}

/** One that was refused stands by itself. */
function isRead(record: ActivityRecord): record is RootRecord {
  if (!isRootRecord(record)) return false;
  const { event } = record.kept;
  return kindOf(event) === 'read' && event.outcome.kind === 'success';
}

function isPerimeter(record: ActivityRecord): record is PerimeterRecord {
  return record.kept.kind === 'perimeter';
}

function fold(record: RootRecord, windowId: WindowId, reads: Map<string, FoldedReads>): void {
  const { accountId, at, eventName, sourceAddress } = record.kept.event;
  const verdict = verdictOf(record, windowId);
  const key = JSON.stringify([accountId, verdict, sourceAddress]);
  const before = reads.get(key);
  const counts = new Map(before?.counts);
  counts.set(eventName, (counts.get(eventName) ?? 0) + 1);
  reads.set(key, {
    ...{ accountId, verdict, counts },
    firstAt: Math.min(before?.firstAt ?? at, at),
    lastAt: Math.max(before?.lastAt ?? at, at),
    ...(sourceAddress !== undefined && { source: sourceAddress }),
  });
}
