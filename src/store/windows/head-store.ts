import type { Head } from '../../domain/audit-chain/head.ts';
import type { Instant } from '../../domain/time.ts';
import type { NewId } from '../../operations/ports.ts';
import type { HeadStore } from '../../operations/window-ports.ts';
import { deleteAll } from '../batch.ts';
import { chunkKeys, readChunks, writeChunks } from '../chunked.ts';
import { ABSENT } from '../conditions.ts';
import { DamagedItemError, StoreError } from '../errors.ts';
import { getItem, putItemIf } from '../single-item.ts';
import type { Table } from '../table.ts';
import {
  type HeadManifest,
  headFromParts,
  headManifestFromItem,
  headManifestKey,
  headManifestToItem,
  headParts,
  headThing,
} from './head-items.ts';

export interface HeadStoreDependencies {
  readonly table: Table;
  readonly newId: NewId;
}

/**
 * Heads in the table, each under its time: chunks of 2,000 marks, and a manifest written last. A stored head is never
 * replaced, since somebody may hold its text: saving the same one again changes nothing, another of that time fails.
 */
export function createHeadStore({ table, newId }: HeadStoreDependencies): HeadStore {
  return {
    save: async (head) => {
      const { asOf } = head;
      const version = newId('head');
      const thing = headThing(asOf, version);
      const layout = await writeChunks(table, thing, headParts(head));
      if (await putItemIf(table, headManifestToItem({ asOf, version, layout }), ABSENT)) return;
      const stored = await readManifest(table, asOf);
      if (stored?.version === version) return;
      await deleteAll(table, chunkKeys(thing, layout));
      if (stored === undefined || !isSame(await readHead(table, stored), head)) throw anotherHead(asOf);
    },
    load: async (asOf) => {
      const manifest = await readManifest(table, asOf);
      return manifest === undefined ? undefined : readHead(table, manifest);
    },
  };
}

async function readManifest(table: Table, asOf: Instant): Promise<HeadManifest | undefined> {
  const item = await getItem(table, headManifestKey(asOf));
  return item === undefined ? undefined : headManifestFromItem(asOf, item);
}

async function readHead(table: Table, manifest: HeadManifest): Promise<Head> {
  const parts = await readChunks(table, headThing(manifest.asOf, manifest.version), manifest.layout);
  if (parts === undefined) throw new DamagedItemError('head of the audit chain', 'it lacks chunks');
  return headFromParts(manifest, parts);
}

function isSame(one: Head, other: Head): boolean {
  return (
    one.marks.length === other.marks.length &&
    one.marks.every(({ id, version, hash }, index) => {
      const mark = other.marks[index];
      return mark?.id === id && mark.version === version && mark.hash === hash;
    })
  );
}

function anotherHead(asOf: Instant): StoreError {
  return new StoreError(
    `Another head of ${new Date(asOf).toISOString()} is stored already; this one was not stored.`,
  );
}
