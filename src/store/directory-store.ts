import type { Directory } from '../domain/account.ts';
import { HOUR, type Instant, type Milliseconds } from '../domain/time.ts';
import type { DirectoryStore, Log, NewId } from '../operations/ports.ts';
import { deleteAll } from './batch.ts';
import { chunkKeys, readChunks, writeChunks } from './chunked.ts';
import { ABSENT, versionIs } from './conditions.ts';
import {
  type DirectoryManifest,
  directoryManifestFromItem,
  directoryManifestOf,
  directoryManifestToItem,
  directoryOf,
  directoryParts,
  directoryThing,
} from './directory-items.ts';
import { StoreError } from './errors.ts';
import {
  CHUNK_PREFIX,
  DIRECTORY_PARTITION,
  directoryManifestKey,
  timeOfVersion,
  versionAt,
  versionOfChunk,
} from './keys.ts';
import { keysInPartition } from './query.ts';
import { getItem, putItemIf } from './single-item.ts';
import type { Table } from './table.ts';

export interface DirectoryStoreDependencies {
  readonly table: Table;
  readonly newId: NewId;
  readonly now: () => Instant;
  readonly log: Pick<Log, 'warn'>;
}

/** One version of the directory, kept in memory while it is the stored one. */
interface Cached {
  readonly version: string;
  readonly directory: Promise<Directory | undefined>;
}

/** No save takes longer; chunks that are older and in no manifest were left behind by an interrupted one. */
const LONGEST_SAVE: Milliseconds = HOUR;

const MOST_TRIES = 5;

/**
 * The directory in the table: chunks of 1,000 accounts, and a manifest written last that makes them the directory.
 * `load` reads the manifest alone while its version has not changed. A save that ends after a newer one (by `asOf`)
 * changes nothing; a stored `asOf` in the future, from a clock that was wrong, does not count as newer.
 */
export function createDirectoryStore(dependencies: DirectoryStoreDependencies): DirectoryStore {
  const { table, newId, now, log } = dependencies;
  let cached: Cached | undefined;

  const load = async (): Promise<Directory | undefined> => {
    for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
      const manifest = await readManifest(table);
      if (manifest === undefined) return undefined;
      if (cached?.version !== manifest.version) cached = startReading(manifest);
      const directory = await cached.directory;
      if (directory !== undefined) return directory;
    }
    log.warn(
      {},
      'The stored directory lacks chunks; it counts as absent until the next refresh stores it anew.',
    );
    return undefined;
  };

  /** Concurrent loads share one read. One that fails is forgotten, so that the next load tries again. */
  const startReading = (manifest: DirectoryManifest): Cached => {
    const forget = () => {
      if (cached === started) cached = undefined;
    };
    const directory = readDirectory(table, manifest);
    const started: Cached = { version: manifest.version, directory };
    directory.catch(forget);
    return started;
  };

  const save = async (directory: Directory): Promise<void> => {
    const seen = await readManifest(table);
    const version = versionAt(now(), newId('directory'));
    const layout = await writeChunks(table, directoryThing(version), directoryParts(directory));
    const manifest = directoryManifestOf(directory, version, layout);
    const published = await publish(table, manifest, seen, now());
    if (published.kind === 'superseded') {
      await deleteAll(table, chunkKeys(directoryThing(version), layout));
      return;
    }
    cached = { version, directory: Promise.resolve(directory) };
    await deleteSuperseded(table, version, published.replaced, now());
  };

  return { load, save };
}

/** One conditional write decides between concurrent saves; who loses looks again at what is there now. */
async function publish(
  table: Table,
  manifest: DirectoryManifest,
  firstSeen: DirectoryManifest | undefined,
  now: Instant,
): Promise<{ kind: 'published'; replaced: string | undefined } | { kind: 'superseded' }> {
  let seen = firstSeen;
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    if (seen !== undefined && seen.asOf > manifest.asOf && seen.asOf <= now) return { kind: 'superseded' };
    const unchanged = seen === undefined ? ABSENT : versionIs(seen.version);
    if (await putItemIf(table, directoryManifestToItem(manifest), unchanged)) {
      return { kind: 'published', replaced: seen?.version };
    }
    seen = await readManifest(table);
  }
  throw new StoreError(
    `The directory in table ${table.name} changed ${MOST_TRIES} times while one was being saved.`,
  );
}

async function readManifest(table: Table): Promise<DirectoryManifest | undefined> {
  const item = await getItem(table, directoryManifestKey());
  return item === undefined ? undefined : directoryManifestFromItem(item);
}

/** `undefined` where a chunk is gone, because a newer version has replaced this one meanwhile. */
async function readDirectory(table: Table, manifest: DirectoryManifest): Promise<Directory | undefined> {
  const parts = await readChunks(table, directoryThing(manifest.version), manifest.layout);
  return parts === undefined ? undefined : directoryOf(manifest, parts);
}

/** Chunks of the version that was replaced, and of saves that were interrupted long ago; never those of a save going on. */
async function deleteSuperseded(
  table: Table,
  current: string,
  replaced: string | undefined,
  now: Instant,
): Promise<void> {
  const isLeftOver = (version: string) =>
    version === replaced ||
    (version !== current && !(Math.abs(now - timeOfVersion(version)) <= LONGEST_SAVE));
  for await (const keys of keysInPartition(table, DIRECTORY_PARTITION, CHUNK_PREFIX)) {
    await deleteAll(
      table,
      keys.filter(({ sk }) => isLeftOver(versionOfChunk(sk))),
    );
  }
}
