import type { RecordConfig } from '../config/config.ts';
import { loadRecordConfig } from '../config/load.ts';
import type { Seal } from '../domain/audit-chain/entry.ts';
import type { Seals } from '../domain/audit-chain/seal.ts';
import { UserError } from '../domain/errors.ts';
import type { ActivityStore } from '../operations/activity-store-ports.ts';
import type { DirectoryStore } from '../operations/ports.ts';
import type { HeadStore, RefusalStore, WindowStore } from '../operations/window-ports.ts';
import { type AuditSource, createAuditSource } from '../operations/windows/audit/audit-source.ts';
import { createSeal, createSeals } from '../seal.ts';
import { createActivityStore } from '../store/activity/activity-store.ts';
import { createStoreClient } from '../store/client.ts';
import { checkTable } from '../store/create-table.ts';
import { createDirectoryStore } from '../store/directory-store.ts';
import { damageIn } from '../store/errors.ts';
import { createHeadStore } from '../store/windows/head-store.ts';
import { createRefusalStore } from '../store/windows/refusal-store.ts';
import { createWindowStore } from '../store/windows/window-store.ts';
import type { Surroundings } from './surroundings.ts';

/** The record of windows, opened where the app keeps it. */
export interface OpenRecord {
  readonly config: RecordConfig;
  readonly windows: WindowStore;
  readonly heads: HeadStore;
  readonly refusals: RefusalStore;
  readonly directory: DirectoryStore;
  readonly source: AuditSource;
  /** What root did. `damaged`: told of each event that could not be read, and is left out. */
  activity(damaged: (what: string) => void): Pick<ActivityStore, 'eventsOf' | 'changesOf'>;
  close(): void;
}

/** Throws `ConfigError` where the configuration is wrong, and `UserError` where there is no such table. */
export async function openRecord({ env, clock, random, newId }: Surroundings): Promise<OpenRecord> {
  const config = await loadRecordConfig(env);
  const client = createStoreClient({ region: config.region });
  const table = { client, name: config.table, random };
  try {
    await checkTable(table);
  } catch (error) {
    client.destroy();
    throw error;
  }
  const windows = createWindowStore({ table, log: SILENT });
  return {
    config,
    windows,
    heads: createHeadStore({ table, newId }),
    refusals: createRefusalStore({ table }),
    directory: createDirectoryStore({ table, newId, now: clock.now, log: SILENT }),
    source: createAuditSource({ store: windows, damageIn }),
    activity: (damaged) => createActivityStore({ table, log: telling(damaged) }),
    close: () => client.destroy(),
  };
}

/** The current key's seal, and those of every key. Throws `UserError` where there is no current key. */
export function sealsOf({ auditKey, formerAuditKeys }: RecordConfig): { seal: Seal; seals: Seals } {
  if (auditKey !== undefined) {
    return { seal: createSeal(auditKey), seals: createSeals([auditKey, ...formerAuditKeys]) };
  }
  throw new UserError(
    'ROOTKEEPER_AUDIT_KEY is not set, and without the key of the record nothing can be verified or sealed.',
    'Set it to the key that the app has. --since exports without it.',
  );
}

/** An event that the store finds damaged, by what is wrong with it. */
function telling(damaged: (what: string) => void) {
  return {
    error: (fields: object, message: string) => {
      const why = 'err' in fields ? damageIn(fields.err) : undefined;
      damaged(why ?? message);
    },
  };
}

/** What the stores warn of is told by the command itself: a damaged window is one of its findings. */
const SILENT = { warn: () => undefined, error: () => undefined };
