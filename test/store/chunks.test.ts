import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Chunk, MAX_CHUNK_BYTES, pack, unpack } from '../../src/store/chunks.ts';
import { DamagedItemError } from '../../src/store/errors.ts';

describe('Packing records into chunks', () => {
  it('gives back the records in their order, whatever characters they hold', async () => {
    const records = [{ text: 'a\nb\r\u2028' }, { text: '監査 🔐' }, { list: [1, null, { deep: true }] }, {}];
    expect(await unpackAll(await packed(records, 2))).toEqual(records);
  });

  it('puts at most so many records into a chunk', async () => {
    const chunks = await packed(numbered(25), 10);
    expect(chunks.map(({ records }) => records)).toEqual([10, 10, 5]);
  });

  it('ends a chunk at 1 MB of text, so that none takes long to write or parse', async () => {
    const chunks = await packed(
      Array.from({ length: 30 }, (_, n) => ({ n, text: 'x'.repeat(100_000) })),
      1_000,
    );
    expect(chunks.map(({ records }) => records)).toEqual([10, 10, 10]);
    for (const { data } of chunks) expect(gunzipSync(data).length).toBeLessThanOrEqual(1024 * 1024);
  });

  it('splits what does not compress until each chunk fits an item, and loses nothing', async () => {
    const records = Array.from({ length: 9 }, () => ({ noise: randomBytes(75_000).toString('base64') }));
    const chunks = await packed(records, 9);
    expect(chunks.length).toBeGreaterThan(1);
    for (const { data } of chunks) expect(data.byteLength).toBeLessThanOrEqual(MAX_CHUNK_BYTES);
    expect(await unpackAll(chunks)).toEqual(records);
  });

  it('refuses a record that fits no item by itself, and says how large it is', async () => {
    const record = { noise: randomBytes(400_000).toString('base64') };
    await expect(packed([record], 10)).rejects.toThrow(
      /^One record is \d{6} bytes compressed; at most 358400 fit/,
    );
  });

  it('gives no chunk for no record', async () => {
    expect(await packed([], 10)).toEqual([]);
  });
});

describe('Unpacking a chunk', () => {
  it.each<[string, Chunk, string]>([
    ['is not gzip', { data: Buffer.from('not gzip'), records: 1 }, 'a chunk cannot be decompressed'],
    ['is cut off', { data: gzipSync('{}').subarray(0, 15), records: 1 }, 'a chunk cannot be decompressed'],
    ['is not JSON', { data: gzipSync('{"a":'), records: 1 }, 'a chunk is not JSON'],
    ['lacks records', { data: gzipSync('{}\n{}'), records: 3 }, 'a chunk holds 2 records instead of 3'],
  ])('that %s says so instead of guessing', async (_, chunk, message) => {
    await expect(unpack('directory', chunk)).rejects.toThrow(DamagedItemError);
    await expect(unpack('directory', chunk)).rejects.toThrow(`The stored directory is damaged: ${message}.`);
  });

  it('that swells to more than any real one is refused before it fills the memory', async () => {
    const bomb = { data: gzipSync(Buffer.alloc(80 * 1024 * 1024)), records: 1 };
    await expect(unpack('result', bomb)).rejects.toThrow('a chunk cannot be decompressed');
  });
});

function numbered(count: number): object[] {
  return Array.from({ length: count }, (_, n) => ({ n }));
}

async function packed(records: readonly object[], most: number): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  for await (const chunk of pack(records, most)) chunks.push(chunk);
  return chunks;
}

async function unpackAll(chunks: readonly Chunk[]): Promise<unknown[]> {
  return (await Promise.all(chunks.map((chunk) => unpack('test', chunk)))).flat();
}
