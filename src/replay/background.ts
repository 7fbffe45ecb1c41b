import { openRecord } from '../audit-log/open-record.ts';
import type { AccountId } from '../domain/account.ts';
import { unknown } from '../domain/fact.ts';
import { type Watched, watchedPolicies } from '../domain/perimeter/watched.ts';
import { DAY } from '../domain/time.ts';
import type { RootWindow } from '../domain/window/window.ts';
import type { Around, ReplayDeps } from '../operations/activity/replay.ts';
import type { AuditSource, UnreadWindow } from '../operations/windows/audit/audit-source.ts';
import type { ReplaySurroundings } from './surroundings.ts';

/** What is known beside the files. */
export interface Background {
  readonly watched: Watched;
  readonly names: ReadonlyMap<AccountId, string>;
  readonly windows: ReplayDeps['windows'];
  told(): WindowsRead;
  close(): void;
}

/** What became of the windows. */
export interface WindowsRead {
  /** Whether they were asked for. */
  readonly asked: boolean;
  /** Those that may have to do with what was done. */
  readonly near: number;
  /** Which could not be read. */
  readonly unread: readonly UnreadWindow[];
  /** Keys of pointers that name no window. */
  readonly garbled: readonly string[];
}

/** Of the installation whose records these are nothing is known but what is in the files. */
export function withoutWindows(): Background {
  return {
    watched: { ...watchedPolicies(unknown('no organization was read')), rules: [], queues: [] },
    names: new Map(),
    windows: async () => [],
    told: () => ({ asked: false, near: 0, unread: [], garbled: [] }),
    close: () => undefined,
  };
}

/**
 * Windows, names and SCPs as the app stored them. Throws `ConfigError` where the configuration is wrong, and `UserError`
 * where there is no such table.
 */
export async function withWindows(surroundings: ReplaySurroundings): Promise<Background> {
  const record = await openRecord(surroundings);
  const { directory, source, close } = record;
  try {
    const stored = await directory.load();
    const scps = stored?.serviceControlPolicies ?? unknown('no directory was ever stored');
    const told = {
      asked: true,
      near: 0,
      unread: new Map<string, UnreadWindow>(),
      garbled: new Set<string>(),
    };
    return {
      watched: { ...watchedPolicies(scps), rules: [], queues: [] },
      names: new Map(stored?.accounts.map(({ id, name }) => [id, name])),
      windows: async (around) => {
        const near = await readNear(source, around, told);
        told.near = near.length;
        return near;
      },
      told: () => ({ ...told, unread: [...told.unread.values()], garbled: [...told.garbled] }),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

interface Unread {
  readonly unread: Map<string, UnreadWindow>;
  readonly garbled: Set<string>;
}

/** Of windows without number, those that may have to do with what was done are kept. */
async function readNear(
  source: AuditSource,
  around: Around,
  { unread, garbled }: Unread,
): Promise<readonly RootWindow[]> {
  const near: RootWindow[] = [];
  for await (const found of source.everyWindow((key) => garbled.add(key), around.last + 1_000)) {
    for (const { read } of found) {
      if (read.kind !== 'read') unread.set(read.id, read);
      else if (isNear(read.window, around)) near.push(read.window);
    }
  }
  return near;
}

function isNear({ request, period }: RootWindow, { accounts, first, last }: Around): boolean {
  if (request.accounts.some(({ id }) => accounts.has(id))) return true;
  return period !== undefined && period.end >= first - DAY && period.start <= last + DAY;
}
