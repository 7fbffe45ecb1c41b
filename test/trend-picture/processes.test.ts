import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundleApp } from '../../sandbox/process/app-bundle.ts';
import { Pixels } from './support/pixels.ts';

const paintOnce = join(import.meta.dirname, 'support/paint-once.ts');

async function paintedBy(cwd: string, ...args: readonly string[]): Promise<Pixels> {
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd, encoding: 'buffer' });
  return new Pixels(stdout);
}

describe('a process of its own', () => {
  it('renders the trend from the sources', async () => {
    const { width, height } = await paintedBy(process.cwd(), '--import', 'tsx', paintOnce);

    expect([width, height]).toEqual([1200, 480]);
  });

  it('renders the trend from one file, started from anywhere with the flags of production', async () => {
    const bundle = await bundleApp(paintOnce);

    const { width, height } = await paintedBy(tmpdir(), '--max-semi-space-size=4', bundle);

    expect([width, height]).toEqual([1200, 480]);
  });
});
