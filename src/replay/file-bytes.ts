import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/** Of every gzip file (RFC 1952). */
const GZIP = [0x1f, 0x8b];

/** What is in a file, piece by piece and unpacked if it is gzip, whatever it is called; `-` is standard input. */
export async function* bytesOf(path: string, stdin: Readable): AsyncGenerator<Buffer> {
  const pieces = (path === '-' ? stdin : createReadStream(path))[Symbol.asyncIterator]();
  const head = await headOf(pieces);
  const all = joined(head, pieces);
  if (GZIP.every((byte, n) => head[n] === byte)) yield* unpacked(all);
  else yield* all;
}

/** Enough of the beginning to tell by, if there is so much. */
async function headOf(pieces: AsyncIterator<Buffer>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < GZIP.length) {
    const { done, value } = await pieces.next();
    if (done === true) break;
    head = Buffer.concat([head, value]);
  }
  return head;
}

async function* joined(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head;
    yield* { [Symbol.asyncIterator]: () => rest };
  } finally {
    // Whoever reads it may end first; then the file is closed.
    await rest.return?.();
  }
}

async function* unpacked(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  // What goes wrong destroys the stream, and so is thrown to whoever reads it.
  pipeline(Readable.from(bytes), gunzip).catch(() => undefined);
  yield* gunzip;
}
