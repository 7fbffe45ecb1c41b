import type { RootRecord } from '../../domain/activity/record.ts';
import type { WindowUseRecord } from '../../domain/activity/window-use-record.ts';
import { AROUND } from '../../domain/verdict/uncovered.ts';
import type { WindowId } from '../../domain/window/id.ts';
import { endOf } from '../../domain/window/phase.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { ActivityStore, WindowUseStore } from '../activity-store-ports.ts';

export interface WindowEvidenceDeps {
  readonly records: Pick<ActivityStore, 'eventsOf'>;
  readonly uses: Pick<WindowUseStore, 'ofWindow'>;
}

/** What root did in a window, or near it, as its review and its export list it. */
export interface WindowEvidence {
  /** Folded, of each account that was used in it. */
  readonly uses: readonly WindowUseRecord[];
  /** Whose verdict names the window: those it covers, and those that came too early or too late; by account, oldest first. */
  readonly events: readonly RootRecord[];
  /** How many more there are. */
  readonly more: number;
}

/** Reads the accounts one after the other. `most`: events that are given; the others are counted. */
export async function windowEvidence(
  window: RootWindow,
  most: number,
  { records, uses }: WindowEvidenceDeps,
): Promise<WindowEvidence> {
  const events: RootRecord[] = [];
  let more = 0;
  for await (const record of eventsAround(window, records)) {
    if (!isOf(record, window.id)) continue;
    if (events.length < most) events.push(record);
    else more += 1;
  }
  return { uses: await uses.ofWindow(window.id), events, more };
}

async function* eventsAround(
  window: RootWindow,
  records: WindowEvidenceDeps['records'],
): AsyncGenerator<RootRecord> {
  const [start, end] = [window.period?.start, endOf(window)];
  if (start === undefined || end === undefined) return;
  const range = { from: Math.min(start, end) - AROUND, to: Math.max(start, end) + AROUND };
  for (const { id } of window.request.accounts) {
    for await (const page of records.eventsOf(id, range)) yield* page;
  }
}

function isOf({ judgement }: RootRecord, id: WindowId): boolean {
  return judgement?.kind === 'use' && judgement.verdict.windowId === id;
}
