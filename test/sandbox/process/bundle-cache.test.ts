import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { begin, knownBundle, remember } from '../../../sandbox/process/bundle-cache.ts';

const LONG_AGO = 1_700_000_000;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rootkeeper-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function written(name: string, at: number): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, name);
  await utimes(path, at, at);
  return path;
}

/** A bundle of two sources that were written long ago, and where it was noted. */
async function noted() {
  const record = join(folder, 'record.json');
  const sources = [await written('one.ts', LONG_AGO), await written('two.ts', LONG_AGO)] as const;
  const path = await written('bundle.mjs', LONG_AGO);
  await begin(record);
  await remember(record, { path, sources });
  return { record, path, sources };
}

describe('what was compiled once', () => {
  test('is known as long as no source changes', async () => {
    const { record, path } = await noted();

    expect(await knownBundle(record)).toBe(path);
  });

  test('is not known where a source is another, or is gone', async () => {
    const { record, sources } = await noted();
    await utimes(sources[1], LONG_AGO, LONG_AGO + 1);
    expect(await knownBundle(record)).toBeUndefined();

    await utimes(sources[1], LONG_AGO, LONG_AGO);
    await rm(sources[0]);
    expect(await knownBundle(record)).toBeUndefined();
  });

  test('is not known where it is gone itself', async () => {
    const { record, path } = await noted();
    await rm(path);

    expect(await knownBundle(record)).toBeUndefined();
  });

  test('is not known where nothing was noted, or what cannot be read', async () => {
    const { record } = await noted();
    await writeFile(record, '{"path":');
    expect(await knownBundle(record)).toBeUndefined();
    expect(await knownBundle(join(folder, 'nowhere.json'))).toBeUndefined();
  });

  test('is not noted where a source changed meanwhile', async () => {
    const { record, path, sources } = await noted();
    await begin(record);
    const later = Date.now() / 1_000 + 60;
    await utimes(sources[0], later, later);
    await remember(record, { path, sources });

    expect(await knownBundle(record)).toBeUndefined();
  });
});
