import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { begin, type KnownBundle, knownBundle, remember, writeWhole } from './bundle-cache.ts';
import { repositoryRoot } from './repository.ts';

/**
 * Whether packages stay where they are, as in production, or are compiled in as well: a process starts in two thirds of
 * the time then.
 */
export type Packages = 'external' | 'bundle';

const bundles = new Map<string, Promise<string>>();

/**
 * Compiles a process's sources into one file, so that it starts in half the time that tsx takes and all of them share the
 * work: those of every sandbox in this process, and those of the next one, where no source has changed. Returns the
 * file's path; an entry that cannot be compiled is tried again.
 */
export function bundleApp(entry: string, packages: Packages = 'external'): Promise<string> {
  const key = `${packages} ${entry}`;
  const known = bundles.get(key);
  if (known !== undefined) return known;
  const bundle = knownOrCompiled(entry, packages);
  bundles.set(key, bundle);
  bundle.catch(() => bundles.delete(key));
  return bundle;
}

async function knownOrCompiled(entry: string, packages: Packages): Promise<string> {
  await mkdir(cacheFolder, { recursive: true });
  const record = join(cacheFolder, `${hashOf(`${packages} ${entry}`)}.json`);
  const known = await knownBundle(record);
  if (known !== undefined) return known;
  await begin(record);
  const compiled = await compile(entry, packages);
  await remember(record, compiled);
  return compiled.path;
}

async function compile(entry: string, packages: Packages): Promise<KnownBundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: repositoryRoot,
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages,
    banner: { js: packages === 'bundle' ? REQUIRE : '' },
    sourcemap: 'inline',
    sourcesContent: false,
    metafile: true,
    outdir: cacheFolder,
    write: false,
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const path = join(cacheFolder, `app-${hashOf(code)}.mjs`);
  await writeWhole(path, code);
  return { path, sources: Object.keys(metafile.inputs).map((source) => resolve(repositoryRoot, source)) };
}

const cacheFolder = join(repositoryRoot, 'node_modules', '.cache', 'rootkeeper');

/** Packages that are CommonJS require Node's own modules. */
const REQUIRE =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
