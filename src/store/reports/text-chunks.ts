import { promisify } from 'node:util';
import { gunzip as gunzipWithCallback, gzip as gzipWithCallback } from 'node:zlib';
import { MAX_CHUNK_BYTES } from '../chunks.ts';
import { DamagedItemError } from '../errors.ts';
import { WHAT } from './items.ts';

// The asynchronous forms run in libuv's threads: the event loop is free meanwhile.
const gzip = promisify(gzipWithCallback);
const gunzip = promisify(gunzipWithCallback);

/** Of text before compression; a report is compressed to about a tenth. */
const PIECE_BYTES = 1024 * 1024;

/** Guards against a damaged or hostile chunk. */
const MAX_UNPACKED_BYTES = 4 * PIECE_BYTES;

/** A text as gzip-compressed pieces that each fit an item; whole characters may be cut in two between them. */
export async function packText(text: Uint8Array): Promise<Uint8Array[]> {
  const packed: Uint8Array[] = [];
  for (let start = 0; start < text.byteLength; start += PIECE_BYTES) {
    packed.push(...(await packPiece(text.subarray(start, start + PIECE_BYTES))));
  }
  return packed;
}

/** The text again. Throws `DamagedItemError` where it is not `bytes` long. */
export async function unpackText(pieces: readonly Uint8Array[], bytes: number): Promise<string> {
  const unpacked = await Promise.all(pieces.map(unpackPiece));
  const text = unpacked.length === 1 && unpacked[0] !== undefined ? unpacked[0] : Buffer.concat(unpacked);
  if (text.byteLength !== bytes) {
    throw new DamagedItemError(WHAT, `it is ${text.byteLength} bytes long instead of ${bytes}`);
  }
  return text.toString('utf8');
}

/** What does not compress is cut in two. */
async function packPiece(piece: Uint8Array): Promise<Uint8Array[]> {
  const data = await gzip(piece);
  if (data.byteLength <= MAX_CHUNK_BYTES) return [data];
  const middle = Math.ceil(piece.byteLength / 2);
  return [...(await packPiece(piece.subarray(0, middle))), ...(await packPiece(piece.subarray(middle)))];
}

async function unpackPiece(piece: Uint8Array): Promise<Buffer> {
  try {
    return await gunzip(piece, { maxOutputLength: MAX_UNPACKED_BYTES });
  } catch (cause) {
    throw new DamagedItemError(WHAT, 'a chunk cannot be decompressed', { cause });
  }
}
