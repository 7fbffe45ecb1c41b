import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from './repository.ts';

/** A compiled file, and everything that it was compiled from. */
export interface KnownBundle {
  readonly path: string;
  readonly sources: readonly string[];
}

/** Size and time of change of each source, as they were before it was compiled. */
const recordSchema = z.object({ path: z.string(), stamps: z.record(z.string(), z.string()) });

/** Which packages there are; they are not looked at one by one. */
const PACKAGES = join(repositoryRoot, 'package-lock.json');

/** The path of the compiled file that `record` is about; `undefined` where there is none, or a source is another now. */
export async function knownBundle(record: string): Promise<string | undefined> {
  const known = await readRecord(record);
  if (known === undefined) return undefined;
  const expected = Object.entries(known.stamps);
  const files = [...expected.map(([source]) => source), known.path];
  const found = await Promise.all(files.map((file) => stat(file).catch(() => undefined)));
  const isAsItWas = expected.every(([, stamp], place) => stampOf(found[place]) === stamp);
  return isAsItWas && found.at(-1) !== undefined ? known.path : undefined;
}

/** To be called before the sources are read: a source that changes later is not taken for what was compiled. */
export function begin(record: string): Promise<void> {
  return writeWhole(record, '{}');
}

/** Writes down what the file was compiled from, unless some of it has changed since `begin`. */
export async function remember(record: string, { path, sources }: KnownBundle): Promise<void> {
  const own = [PACKAGES, ...sources.filter((source) => !source.includes('node_modules'))];
  const [begun, ...found] = await Promise.all([record, ...own].map((each) => stat(each)));
  if (begun === undefined || found.some(({ mtimeMs }) => mtimeMs >= begun.mtimeMs)) return;
  const stamps = Object.fromEntries(own.map((source, place) => [source, stampOf(found[place])]));
  await writeWhole(record, JSON.stringify({ path, stamps }));
}

/** Renamed into place, so that those who start together never see half a file. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const unfinished = `${path}.${randomUUID()}`;
  await writeFile(unfinished, content);
  await rename(unfinished, path);
}

async function readRecord(path: string): Promise<z.infer<typeof recordSchema> | undefined> {
  try {
    return recordSchema.safeParse(JSON.parse(await readFile(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

function stampOf(file: Stats | undefined): string | undefined {
  return file && `${file.size} ${file.mtimeMs}`;
}
