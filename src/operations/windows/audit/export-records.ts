import type { Instant } from '../../../domain/time.ts';
import type { RefusedAttempts } from '../../../domain/window/refused-attempt.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import type { RefusalStore } from '../../window-ports.ts';
import type { AuditSource, AuditSourceDeps, UnreadWindow } from './audit-source.ts';
import { type ExportRange, type ExportRecord, recordsOf, wanted } from './export-record.ts';
import { type HeldRecords, holdRecords } from './held-records.ts';
import { type Cursor, createTimeline } from './timeline.ts';
import { activityIn, type ExportedFrom } from './window-activity.ts';

export interface ExportDeps extends Pick<AuditSourceDeps, 'damageIn'> {
  readonly source: AuditSource;
  readonly refusals: Pick<RefusalStore, 'of' | 'requests'>;
  /** What root did in windows. */
  readonly activity: ExportedFrom;
  /**
   * Told of each window that could not be read, or whose refused attempts could not, so that an export which lacks
   * something says so; perhaps more than once.
   */
  readonly unread: (window: UnreadWindow) => void;
  /** Told of the key of each pointer that leads to no window: the window that it was for is lacking. */
  readonly garbled: (key: string) => void;
}

/** Windows whose records are held at most: with 300 KB each, the longest possible, some 75 MB. */
export const MOST_HELD = 250;

/**
 * Every record of the range, of all windows, in time order; at the same time by id, then as the history has them. Windows
 * come by the time of their request, and no record stands before it: so what is due before the next window's request can
 * go. All windows before `until` are read, however late `since` is, since the last entry of any may be of today. What is
 * in memory hardly grows with the number of windows: a place for each that is not through, and the records of a few.
 */
export async function* exportRecords(
  deps: ExportDeps,
  range: ExportRange,
  held: HeldRecords = holdRecords(MOST_HELD),
): AsyncGenerator<ExportRecord> {
  const waiting = range.refused ? await refusedRequests(deps, range) : [];
  for await (const record of windowRecords(deps, range, held)) {
    while ((waiting[0]?.at ?? Number.POSITIVE_INFINITY) <= record.at) yield* waiting.splice(0, 1);
    yield record;
  }
  yield* waiting;
}

/** They are few: of each person only so many an hour are kept. */
async function refusedRequests({ refusals }: ExportDeps, range: ExportRange): Promise<ExportRecord[]> {
  const { kept, beyond } = await refusals.requests();
  const records = kept.map((asked) => ({ kind: 'refused-request' as const, at: asked.at, asked, beyond }));
  return records.filter((record) => wanted(record, range));
}

async function* windowRecords(
  deps: ExportDeps,
  range: ExportRange,
  held: HeldRecords,
): AsyncGenerator<ExportRecord> {
  const { source, activity, unread, garbled } = deps;
  const records = async (window: RootWindow, requestedAt: Instant) =>
    recordsOf(
      window,
      range.refused ? await attemptsOn(window, deps) : undefined,
      await activityIn(window, range, activity),
      requestedAt,
    );
  const again = async ({ id, requestedAt }: Cursor) => {
    const [read = { kind: 'missing' as const, id }] = await source.read([id]);
    if (read.kind === 'read') return records(read.window, requestedAt);
    unread(read);
    return [];
  };
  const timeline = createTimeline(range, held, again);

  for await (const some of source.everyWindow(garbled, range.until)) {
    for (const { read, requestedAt } of some) {
      yield* timeline.due(requestedAt);
      if (read.kind !== 'read') unread(read);
      else timeline.add(read.id, requestedAt, await records(read.window, requestedAt));
    }
  }
  yield* timeline.due(Number.POSITIVE_INFINITY);
}

async function attemptsOn(
  { id }: RootWindow,
  { refusals, damageIn, unread }: ExportDeps,
): Promise<RefusedAttempts | undefined> {
  try {
    return await refusals.of(id);
  } catch (error) {
    const why = damageIn(error);
    if (why === undefined) throw error;
    unread({ kind: 'damaged', id, why });
    return undefined;
  }
}
