import type { AccountId, Directory } from '../../domain/account.ts';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';
import type { Instant } from '../../domain/time.ts';
import type { RecentSnapshot } from '../digest/recent-snapshot.ts';
import type { ReportState } from '../report-ports.ts';
import type { ReportStates } from './report-states.ts';
import type { createStoredEvents } from './stored-events.ts';
import type { createStoredWindows, StoredRows } from './stored-windows.ts';

export interface SourcesDeps {
  readonly reportStates: ReportStates;
  /** Waits a while for the first reading of all. */
  readonly directory: () => Promise<Directory>;
  readonly recentSnapshot: RecentSnapshot;
  /** Absent: windows are not configured. */
  readonly storedWindows?: ReturnType<typeof createStoredWindows>;
  /** Absent: root activity is not configured. */
  readonly storedEvents?: ReturnType<typeof createStoredEvents>;
}

/** All that an image is made of, but for the reports themselves, which are streamed. */
export interface Sources {
  readonly directory: Directory;
  readonly states: ReadonlyMap<AccountId, ReportState>;
  readonly snapshot: Snapshot | undefined;
  readonly windows: StoredRows | undefined;
  readonly events: StoredRows | undefined;
}

/** Throws where the store gives no answer. */
export async function sourcesOf(now: Instant, deps: SourcesDeps): Promise<Sources> {
  const directory = await deps.directory();
  const names = new Map(directory.accounts.map((account) => [account.id, account]));
  const [states, snapshot, windows, events] = await Promise.all([
    deps.reportStates(directory),
    deps.recentSnapshot(),
    deps.storedWindows?.(now),
    deps.storedEvents?.(now, names),
  ]);
  return { directory, states, snapshot, windows, events };
}
