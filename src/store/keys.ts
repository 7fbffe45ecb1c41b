import type { Instant } from '../domain/time.ts';
import type { Key } from './table.ts';

/** The table's one index. It holds keys only: what a list finds is then read, consistently, by its primary key. */
export const INDEX = 'gsi1';

/** Where an item stands in the index. Items without these attributes are not in it. */
export interface IndexKey {
  readonly gsi1pk: string;
  readonly gsi1sk: string;
}

/** Sort keys of chunks begin so. */
export const CHUNK_PREFIX = 'CHUNK#';

export const DIRECTORY_PARTITION = 'DIRECTORY';

export function directoryManifestKey(): Key {
  return { pk: DIRECTORY_PARTITION, sk: 'MANIFEST' };
}

export function directoryChunkKey(version: string, number: number): Key {
  return { pk: DIRECTORY_PARTITION, sk: chunkSortKey(version, number) };
}

/** The version in the sort key of a directory chunk. */
export function versionOfChunk(sk: string): string {
  return sk.slice(CHUNK_PREFIX.length, sk.lastIndexOf('#'));
}

const RESULT_PREFIX = 'RESULT#';

export function resultManifestKey(id: string): Key {
  return { pk: RESULT_PREFIX + id, sk: 'MANIFEST' };
}

export function resultChunkKey(id: string, version: string, number: number): Key {
  return { pk: RESULT_PREFIX + id, sk: chunkSortKey(version, number) };
}

const ANSWER_PREFIX = 'ANSWER#';

export function answerManifestKey(id: string): Key {
  return { pk: ANSWER_PREFIX + id, sk: 'MANIFEST' };
}

export function answerChunkKey(id: string, version: string, number: number): Key {
  return { pk: ANSWER_PREFIX + id, sk: chunkSortKey(version, number) };
}

/** Every item of a result, and of an answer, stands here under the time it expires at; the manifest and each chunk by itself. */
export const EXPIRING_RESULTS = 'EXPIRING#RESULT';

export function expiringResult(expiresAt: Instant, key: Key): IndexKey {
  return { gsi1pk: EXPIRING_RESULTS, gsi1sk: `${sortableTime(expiresAt)}#${key.pk}#${key.sk}` };
}

export function leaseKey(name: string): Key {
  return { pk: `LEASE#${name}`, sk: 'LEASE' };
}

/** ISO 8601 in UTC with milliseconds: for the years 0 to 9999 the order of the texts is the order of the times. */
export function sortableTime(at: Instant): string {
  return new Date(at).toISOString();
}

/** Unique, and begins with the time of writing, so that what an interrupted save left behind can be told by its age. */
export function versionAt(at: Instant, unique: string): string {
  return `${sortableTime(at)}~${unique}`;
}

export function timeOfVersion(version: string): Instant {
  return Date.parse(version.slice(0, version.indexOf('~')));
}

/** Four digits, so that chunks sort by their number. */
export function chunkSortKey(version: string, number: number): string {
  return `${CHUNK_PREFIX}${version}#${String(number).padStart(4, '0')}`;
}
