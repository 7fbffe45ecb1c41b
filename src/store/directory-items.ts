import type { Account, Directory, ServiceControlPolicy } from '../domain/account.ts';
import type { Fact } from '../domain/fact.ts';
import type { Instant } from '../domain/time.ts';
import { attributesOf } from './attributes.ts';
import type { ChunkedThing, Layout, Part } from './chunked.ts';
import { DamagedItemError } from './errors.ts';
import { directoryChunkKey, directoryManifestKey } from './keys.ts';
import { requireSchema } from './schema.ts';
import type { Item, RawItem } from './table.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const DIRECTORY_SCHEMA = 1;

const WHAT = 'directory';
const ACCOUNTS_PER_CHUNK = 1_000;
/** A policy document is up to 10,240 characters long (AWS Organizations, "Quotas"). */
const POLICIES_PER_CHUNK = 100;

/** What the manifest says: which version is whole, and everything of the directory but its lists. */
export interface DirectoryManifest {
  readonly version: string;
  readonly asOf: Instant;
  readonly layout: Layout;
  readonly head: DirectoryHead;
}

/** The lists, accounts and policies, are in the chunks. */
type DirectoryHead = Omit<Directory, 'accounts'>;

/** The chunks of one version of the directory. */
export function directoryThing(version: string): ChunkedThing {
  return {
    what: WHAT,
    schema: DIRECTORY_SCHEMA,
    chunkKey: (number) => directoryChunkKey(version, number),
  };
}

/** The lists of a directory: accounts, then service control policies. */
export function directoryParts({ accounts, serviceControlPolicies }: Directory): Part[] {
  const policies = serviceControlPolicies.kind === 'known' ? serviceControlPolicies.value : [];
  return [
    { records: accounts, mostPerChunk: ACCOUNTS_PER_CHUNK },
    { records: policies, mostPerChunk: POLICIES_PER_CHUNK },
  ];
}

export function directoryManifestOf(
  directory: Directory,
  version: string,
  layout: Layout,
): DirectoryManifest {
  const { accounts: _, ...head } = directory;
  const serviceControlPolicies = withPolicies(head.serviceControlPolicies, []);
  return { version, asOf: directory.asOf, layout, head: { ...head, serviceControlPolicies } };
}

/** The directory of a manifest and the records of its chunks. */
export function directoryOf(manifest: DirectoryManifest, parts: readonly unknown[][]): Directory {
  const [accounts = [], policies = []] = parts;
  const { serviceControlPolicies, ...head } = manifest.head;
  return {
    ...head,
    accounts: accounts as Account[],
    serviceControlPolicies: withPolicies(serviceControlPolicies, policies as ServiceControlPolicy[]),
  };
}

export function directoryManifestToItem(manifest: DirectoryManifest): Item {
  return {
    ...directoryManifestKey(),
    schema: DIRECTORY_SCHEMA,
    version: manifest.version,
    asOf: manifest.asOf,
    layout: manifest.layout,
    head: JSON.stringify(manifest.head),
  };
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
export function directoryManifestFromItem(item: RawItem): DirectoryManifest {
  requireSchema(WHAT, item, DIRECTORY_SCHEMA);
  const attributes = attributesOf(WHAT, item);
  const layout = attributes.listsOfNumbers('layout');
  if (layout.length !== 2) throw new DamagedItemError(WHAT, `it has ${layout.length} lists instead of 2`);
  return {
    version: attributes.text('version'),
    asOf: attributes.number('asOf'),
    layout,
    head: attributes.json<DirectoryHead>('head'),
  };
}

function withPolicies(
  fact: Fact<readonly ServiceControlPolicy[]>,
  value: readonly ServiceControlPolicy[],
): Fact<readonly ServiceControlPolicy[]> {
  return fact.kind === 'known' ? { ...fact, value } : fact;
}
