import { promisify } from 'node:util';
import { constants, gunzip as gunzipWithCallback, gzip as gzipWithCallback } from 'node:zlib';
import { DamagedItemError, StoreError } from './errors.ts';

// The asynchronous forms: compression runs in libuv's threads, and the event loop is free between two chunks.
const gzip = promisify(gzipWithCallback);
const gunzip = promisify(gunzipWithCallback);

/** DynamoDB's 400 KB, with room for the item's other attributes. */
export const MAX_CHUNK_BYTES = 350 * 1024;

/** Of JSON text: what is written or parsed in one go without holding the event loop for more than a few milliseconds. */
const MAX_CHUNK_TEXT = 1024 * 1024;

/** Guards against a damaged or hostile chunk: no chunk that `pack` makes is larger, but for one huge record. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

/** Some records, as gzip-compressed JSON lines (https://jsonlines.org). */
export interface Chunk {
  readonly data: Uint8Array;
  readonly records: number;
}

/**
 * Packs records in their order into chunks of at most `mostRecords` that each fit an item. Ends every chunk at about
 * 1 MB of text, and splits what does not compress. Throws where one record alone does not fit.
 */
export async function* pack(
  records: Iterable<object> | AsyncIterable<object>,
  mostRecords: number,
): AsyncGenerator<Chunk> {
  let lines: string[] = [];
  let length = 0;
  for await (const record of records) {
    const line = JSON.stringify(record);
    if (lines.length === mostRecords || (lines.length > 0 && length + line.length > MAX_CHUNK_TEXT)) {
      yield* packLines(lines);
      lines = [];
      length = 0;
    }
    lines.push(line);
    length += line.length;
  }
  if (lines.length > 0) yield* packLines(lines);
}

/** The records of one chunk. The caller knows what `pack` was given; `schema` on the item says in which shape. */
export async function unpack<T>(what: string, chunk: Chunk): Promise<T[]> {
  const lines = (await text(what, chunk.data)).split('\n');
  if (lines.length !== chunk.records) {
    throw new DamagedItemError(what, `a chunk holds ${lines.length} records instead of ${chunk.records}`);
  }
  return lines.map((line) => parse<T>(what, line));
}

async function* packLines(lines: readonly string[]): AsyncGenerator<Chunk> {
  const data = await gzip(lines.join('\n'), { level: constants.Z_BEST_SPEED });
  if (data.byteLength <= MAX_CHUNK_BYTES) {
    yield { data, records: lines.length };
    return;
  }
  if (lines.length === 1) {
    throw new StoreError(
      `One record is ${data.byteLength} bytes compressed; at most ${MAX_CHUNK_BYTES} fit an item.`,
    );
  }
  const middle = Math.ceil(lines.length / 2);
  yield* packLines(lines.slice(0, middle));
  yield* packLines(lines.slice(middle));
}

async function text(what: string, data: Uint8Array): Promise<string> {
  try {
    return (await gunzip(data, { maxOutputLength: MAX_UNPACKED_BYTES })).toString('utf8');
  } catch (cause) {
    throw new DamagedItemError(what, 'a chunk cannot be decompressed', { cause });
  }
}

function parse<T>(what: string, line: string): T {
  try {
    return JSON.parse(line) as T;
  } catch (cause) {
    throw new DamagedItemError(what, 'a chunk is not JSON', { cause });
  }
}
