import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';

/** Where everything goes that an app process prints, so that none of it gets between what people said. */
export interface AppLog {
  readonly path: string;
  /** Follows a process's output from here on. */
  follow(output: Readable): void;
  /** The last lines that were printed, the newest last. */
  lastLines(): readonly string[];
  close(): Promise<void>;
}

const KEPT_LINES = 20;

/** A log in the file `path`, repeated to `also` (standard error, with `--verbose`). */
export function openAppLog(path: string, also?: NodeJS.WritableStream): AppLog {
  const file = createWriteStream(path, { flags: 'a' });
  let tail = '';
  return {
    path,
    follow: (output) => {
      output.on('data', (chunk: Buffer) => {
        file.write(chunk);
        also?.write(chunk);
        tail = lastLinesOf(`${tail}${chunk.toString()}`).join('\n');
      });
    },
    lastLines: () => lastLinesOf(tail).filter((line) => line.trim() !== ''),
    close: () => new Promise((resolve) => file.end(resolve)),
  };
}

function lastLinesOf(text: string): string[] {
  return text.split('\n').slice(-KEPT_LINES - 1);
}
