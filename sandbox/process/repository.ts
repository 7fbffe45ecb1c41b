import { resolve } from 'node:path';

/** Where the repository's files are, wherever the sandbox is started from. */
export const repositoryRoot = resolve(import.meta.dirname, '..', '..');

/** The path of a file of the repository. */
export function inRepository(...path: readonly string[]): string {
  return resolve(repositoryRoot, ...path);
}
