import { readFile } from 'node:fs/promises';
import { documentedBlocks } from '../audit-log/support/documented.ts';
import { runHere } from './support/replay-process.ts';

describe('the documentation of the replay', () => {
  it('shows what the sample prints', async () => {
    const [shown] = await documentedBlocks('docs/replay.md', 'text');
    expect((await runHere(['test/replay/files/compromise.json.gz'])).out).toBe(shown);
  });

  it('names every field of the JSON', async () => {
    const document = await readFile('docs/replay.md', 'utf8');
    const { out } = await runHere(['test/replay/files/compromise.json.gz', '--json']);
    const fields = Object.keys(JSON.parse(out));
    expect(fields.filter((field) => !document.includes(`\`${field}\``))).toEqual([]);
  });
});
