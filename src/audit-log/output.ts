import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';

/** Readable and writable by whoever runs it alone: the record names people. */
const PRIVATE = 0o600;

/** Sends everything to `to`, and ends it if `end` says so. */
export type Send = (to: Writable, options: { readonly end: boolean }) => Promise<void>;

/**
 * Has it sent to standard output; or to a file, which is there under its name only when it is whole. Throws what sending
 * throws; a file that was not finished is removed.
 */
export async function writeOut(send: Send, stdout: Writable, file?: string): Promise<void> {
  if (file === undefined) return send(stdout, { end: false });
  const unfinished = `${file}.partial`;
  try {
    await rm(unfinished, { force: true });
    await send(createWriteStream(unfinished, { flags: 'wx', mode: PRIVATE }), { end: true });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
