import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultBook } from '../../../sandbox/process/fault-book.ts';
import { startStore } from '../../../sandbox/process/store.ts';
import { claimStoreFolder } from '../../../sandbox/process/store-folder.ts';

const OURS = { id: 'o-ours000000' };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rootkeeper-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a folder that another sandbox uses is refused, and free again when that one has stopped', async () => {
  const store = await startStore(folder, faultBook({ now: () => 0 }));
  await expect(claimStoreFolder(folder, OURS)).rejects.toThrow(
    `--store: ${folder} is in use by another sandbox.`,
  );
  await store.close();
  await expect(claimStoreFolder(folder, OURS)).resolves.toBeUndefined();
});

test.each(['file', 'file/below'])('a file is no folder (%s)', async (path) => {
  await writeFile(join(folder, 'file'), '');
  await expect(claimStoreFolder(join(folder, path), OURS)).rejects.toThrow(
    `--store: ${join(folder, path)} is not a folder.`,
  );
});

test('a folder is one organization’s', async () => {
  const kept = join(folder, 'new', 'store');
  await claimStoreFolder(kept, OURS);
  await claimStoreFolder(kept, OURS);
  await expect(claimStoreFolder(kept, { id: 'o-theirs0000' })).rejects.toThrow(
    `--store: ${kept} holds what the app knows about another organization (o-ours000000, not o-theirs0000)`,
  );
});
