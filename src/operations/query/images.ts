import { type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import type { Clock } from '../ports.ts';
import type { QueryEngine, QueryImage } from '../query-ports.ts';
import { accountRows } from './account-rows.ts';
import { findingRows } from './finding-rows.ts';
import type { ImageData } from './image-data.ts';
import { type ReportChangesDeps, type ReportsIn, reportChanges } from './report-changes.ts';
import { rowChanges } from './row-changes.ts';
import { type Sources, type SourcesDeps, sourcesOf } from './sources.ts';

/** An image with what it was made of. */
export interface MadeImage {
  readonly image: QueryImage;
  readonly data: ImageData;
}

/** The image to ask, made anew where it is older than a minute. Throws where the store or the thread fails. */
export type CurrentImage = () => Promise<MadeImage>;

export interface ImagesDeps extends SourcesDeps, ReportChangesDeps {
  readonly engine: Pick<QueryEngine, 'build'>;
  readonly clock: Clock;
  /** The end of the app. */
  readonly signal: AbortSignal;
}

const OLD_AFTER: Milliseconds = MINUTE;

interface Made extends MadeImage {
  readonly reportsIn: ReportsIn;
}

/** Keeps one image; several who ask at once wait for the same. */
export function createImages(deps: ImagesDeps): CurrentImage {
  let last: Made | undefined;
  let making: Promise<Made> | undefined;
  return async () => {
    const now = deps.clock.now();
    if (last !== undefined && Math.abs(now - last.data.madeAt) < OLD_AFTER) return last;
    making ??= make(last, now, deps).finally(() => {
      making = undefined;
    });
    last = await making;
    return last;
  };
}

async function make(before: Made | undefined, now: Instant, deps: ImagesDeps): Promise<Made> {
  const sources = await sourcesOf(now, deps);
  let reportsIn: ReportsIn = new Map();
  async function* changes() {
    const { directory, states } = sources;
    if (sources.snapshot !== undefined) yield* rowChanges('findings', findingRows(sources.snapshot));
    yield* rowChanges('windows', sources.windows?.rows ?? []);
    yield* rowChanges('root_events', sources.events?.rows ?? []);
    const taken = yield* reportChanges(before?.reportsIn ?? new Map(), directory, states, now, deps);
    reportsIn = taken.reportsIn;
    yield* rowChanges('accounts', accountRows(directory, states, taken.damaged));
  }
  const image = await deps.engine.build(before?.image, changes(), deps.signal);
  return { image, reportsIn, data: dataOf(sources, reportsIn, now) };
}

function dataOf(
  { directory, snapshot, windows, events }: Sources,
  reports: ReportsIn,
  now: Instant,
): ImageData {
  const oldest = oldestOf(reports);
  return {
    madeAt: now,
    accounts: directory.accounts.length,
    reports: reports.size,
    ...(oldest !== undefined && { oldestReport: oldest }),
    ...(snapshot !== undefined && { snapshotAt: snapshot.takenAt }),
    windows: partOf(windows),
    events: partOf(events),
  };
}

function oldestOf(reports: ReportsIn): Instant | undefined {
  let oldest: Instant | undefined;
  for (const { generatedAt } of reports.values()) {
    if (oldest === undefined || generatedAt < oldest) oldest = generatedAt;
  }
  return oldest;
}

function partOf(stored: { readonly isCut: boolean } | undefined): ImageData['windows'] {
  if (stored === undefined) return 'off';
  return stored.isCut ? 'cut' : 'whole';
}
