import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { failureInWords } from './failure-words.ts';

/** What a path on the command line led to. */
export type FoundFile =
  | { readonly kind: 'file'; readonly path: string }
  /** In a directory, and by its name nothing that holds records. */
  | { readonly kind: 'passed-over'; readonly path: string }
  /** `why`: a clause, with what to do. */
  | { readonly kind: 'unread'; readonly path: string; readonly why: string };

const TAKEN = /\.(json|jsonl|ndjson|log|csv|gz)$/i;

/**
 * The files behind the paths, in their order: a file itself, whatever it is called; of a directory all that are called
 * like records, those of directories in it too, by name. Links in directories are not followed.
 */
export async function* findFiles(paths: readonly string[]): AsyncGenerator<FoundFile> {
  for (const path of paths) {
    if (path === '-') yield { kind: 'file', path };
    else yield* filesAt(path);
  }
}

async function* filesAt(path: string): AsyncGenerator<FoundFile> {
  try {
    if (!(await stat(path)).isDirectory()) yield { kind: 'file', path };
    else yield* filesIn(path);
  } catch (error) {
    yield { kind: 'unread', path, why: failureInWords(error) };
  }
}

async function* filesIn(directory: string): AsyncGenerator<FoundFile> {
  const entries = await readdir(directory, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* filesAt(path);
    else if (entry.isFile() && TAKEN.test(entry.name)) yield { kind: 'file', path };
    else yield { kind: 'passed-over', path };
  }
}
