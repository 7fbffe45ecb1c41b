import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Level } from 'level';
import type { Organization } from '../organization/organization.ts';

type Owner = Pick<Organization, 'id'>;

/**
 * Makes sure that the store of this organization can be kept in `folder`, and says in it whose it is. Throws, with what
 * `--store` should name instead, where it is no folder, in use, or another organization's: dynalite would end the process.
 */
export async function claimStoreFolder(folder: string, owner: Owner): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    throw new Error(unusable(folder, cause.code), { cause });
  });
  await tryOpening(folder);
  const earlier = await readOwner(folder);
  if (earlier !== undefined && earlier !== owner.id) {
    throw new Error(
      `--store: ${folder} holds what the app knows about another organization (${earlier}, not ${owner.id}); name another folder.`,
    );
  }
  await writeFile(join(folder, OWNER), `${JSON.stringify({ organization: owner.id })}\n`);
}

/** Beside LevelDB's own files, which it does not mind. */
const OWNER = 'rootkeeper-sandbox.json';

function unusable(folder: string, code: string | undefined): string {
  const isFile = code === 'EEXIST' || code === 'ENOTDIR';
  return isFile
    ? `--store: ${folder} is not a folder.`
    : `--store: ${folder} cannot be used as a folder (${code}).`;
}

/** LevelDB is one process's at a time. */
async function tryOpening(folder: string): Promise<void> {
  const database = new Level(folder);
  try {
    await database.open();
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    throw new Error(
      cause?.code === 'LEVEL_LOCKED'
        ? `--store: ${folder} is in use by another sandbox.`
        : `--store: ${folder} holds no store that can be opened; name another folder.`,
      { cause: error },
    );
  }
  await database.close();
}

async function readOwner(folder: string): Promise<string | undefined> {
  const written = await readFile(join(folder, OWNER), 'utf8').catch(() => undefined);
  if (written === undefined) return undefined;
  return /"organization":\s*"([^"]*)"/.exec(written)?.[1];
}
