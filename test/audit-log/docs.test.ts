import { readFile } from 'node:fs/promises';
import { CSV_COLUMNS } from '../../src/audit-log/csv.ts';
import { readPaper } from '../../src/audit-log/paper-file.ts';
import { documentedBlocks } from './support/documented.ts';
import { EVENT_TYPES } from './support/event-types.ts';

const AFTER = Date.UTC(2026, 10, 21);

describe('the documentation of the audit log', () => {
  it('shows files that can be recorded as they stand', async () => {
    const files = await documentedBlocks('docs/break-glass.md', 'yaml');
    expect(files.map((file) => readPaper(file, AFTER))).toMatchObject([
      {
        kind: 'paper',
        paper: {
          kind: 'window',
          duration: 35 * 60_000,
          approvals: [{ name: 'Omar Diaz' }, { name: 'Ravi Patel' }],
        },
      },
      { kind: 'paper', paper: { kind: 'note', window: 'RW-7F3K2M' } },
    ]);
  });

  it('has a place on paper for every key of the file', async () => {
    const [yaml = ''] = await documentedBlocks('docs/break-glass.md', 'yaml');
    const form = await readFile('docs/break-glass.md', 'utf8');
    const keys = [...yaml.matchAll(/^ {2}(\w+):/gm)]
      .map(([, key]) => key)
      .filter((key) => key !== 'recordedBy');
    expect(keys.filter((key) => !form.includes(`| \`${key}\` |`))).toEqual([]);
  });

  it('names every column in its order, and every type of entry', async () => {
    const document = await readFile('docs/audit-log.md', 'utf8');
    expect(document.replaceAll(/\s+/g, ' ')).toContain(`\`${CSV_COLUMNS.join(', ')}\``);
    expect(EVENT_TYPES.filter((type) => !document.includes(`\`${type}\``))).toEqual([]);
  });
});
