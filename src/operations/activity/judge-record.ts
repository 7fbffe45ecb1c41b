import type { AccountId } from '../../domain/account.ts';
import {
  type ActivityRecord,
  accountOfKept,
  type RecordJudgement,
  type RootRecord,
} from '../../domain/activity/record.ts';
import type { AlertItem } from '../../domain/alert/alert.ts';
import type { Burst } from '../../domain/alert/belongs.ts';
import { itemOf, itemOfCentral, itemOfOpening, itemOfPerimeter } from '../../domain/alert/item-of.ts';
import { centralAttention } from '../../domain/central-session/central-attention.ts';
import { judgeOpening } from '../../domain/central-session/judge-central.ts';
import type { PerimeterEvent } from '../../domain/perimeter/perimeter-event.ts';
import type { RootEvent } from '../../domain/root-event/event.ts';
import type { Instant } from '../../domain/time.ts';
import { attentionOf } from '../../domain/verdict/attention.ts';
import { judgeEvent } from '../../domain/verdict/judge-event.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { JudgingContext } from './context.ts';
import { mayBeOfWindow } from './window-events.ts';

/** What a record turned out to be, and all that follows from that. */
export interface Judged {
  /** With its judgement; due where it waits. */
  readonly record: ActivityRecord;
  /** What is alerted of. */
  readonly bursts: readonly Burst[];
  /** The use that is told in a window's thread. */
  readonly use?: { readonly windowId: WindowId; readonly event: RootEvent };
}

/** Judges a record by what is known `now`. */
export function judgeRecord(record: ActivityRecord, context: JudgingContext, now: Instant): Judged {
  const judged = judgeKept(record, context, now);
  return mayBeOfWindow(judged.record, context.windows)
    ? { ...judged, record: { ...judged.record, ofWindow: true } }
    : judged;
}

function judgeKept(record: ActivityRecord, context: JudgingContext, now: Instant): Judged {
  const { kept } = record;
  switch (kept.kind) {
    case 'root':
      return withPerimeter(judgeRoot({ ...record, kept }, context, now), kept.perimeter);
    case 'assume-root': {
      const verdict = judgeOpening(kept.event, context.central);
      const attention = centralAttention(verdict, record.arrivedAt, now);
      const isTold = attention.kind === 'tell' || attention.kind === 'page';
      const item = itemOfOpening(kept.event, verdict, attention.kind === 'page');
      return {
        record: done(record, { kind: 'opening', verdict }),
        bursts: isTold ? burst(accountOfKept(kept), item) : [],
      };
    }
    case 'perimeter':
      return withPerimeter({ record: done(record), bursts: [] }, kept.event);
  }
}

function judgeRoot(record: RootRecord, { windows, central }: JudgingContext, now: Instant): Judged {
  const { event } = record.kept;
  const judgement = judgeEvent(event, windows, central);
  const judged = done(record, judgement);
  switch (judgement.kind) {
    case 'service':
      return { record: judged, bursts: [] };
    case 'central-session': {
      const attention = centralAttention(judgement.verdict, record.arrivedAt, now);
      if (attention.kind === 'wait') return { record: { ...judged, due: attention.until }, bursts: [] };
      if (attention.kind === 'quiet') return { record: judged, bursts: [] };
      const item = itemOfCentral(event, judgement.verdict, attention.kind === 'page');
      return { record: judged, bursts: burst(event.accountId, item) };
    }
    case 'use': {
      const { verdict } = judgement;
      const attention = attentionOf(event, verdict, windows);
      const isOfWindow =
        verdict.windowId !== undefined && (attention === 'thread' || verdict.kind === 'in-window');
      return {
        record: judged,
        bursts: attention === 'page' ? burst(event.accountId, itemOf(event, verdict)) : [],
        ...(isOfWindow && verdict.windowId !== undefined && { use: { windowId: verdict.windowId, event } }),
      };
    }
  }
}

function burst(accountId: AccountId, item: AlertItem): readonly Burst[] {
  return [{ topic: 'root', accountId, item }];
}

/** What root did may be a change of the perimeter besides. */
function withPerimeter(judged: Judged, change: PerimeterEvent | undefined): Judged {
  if (change === undefined) return judged;
  const told: Burst = { topic: 'perimeter', accountId: change.accountId, item: itemOfPerimeter(change) };
  return { ...judged, bursts: [...judged.bursts, told] };
}

/** With nothing left to do about it. */
function done({ due: _, ...record }: ActivityRecord, judgement?: RecordJudgement): ActivityRecord {
  return { ...record, ...(judgement !== undefined && { judgement }) };
}
