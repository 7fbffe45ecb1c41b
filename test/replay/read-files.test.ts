import { Readable } from 'node:stream';
import { readFiles } from '../../src/replay/read-files.ts';
import { anApiCall } from '../support/builders/cloudtrail.ts';

const record = JSON.stringify(anApiCall());
const TOTAL = 2_000;

/** A log file of many records, made as it is read; `given` counts those that were. */
function endless(): { readonly stdin: Readable; given(): number } {
  let given = 0;
  function* pieces(): Generator<Buffer> {
    yield Buffer.from('{"Records":[');
    for (; given < TOTAL; given += 1) yield Buffer.from(given === 0 ? record : `,${record}`);
    yield Buffer.from(']}');
  }
  return { stdin: Readable.from(pieces()), given: () => given };
}

test('records are there as they are read: a file is never read whole', async () => {
  const { stdin, given } = endless();
  const ahead: number[] = [];
  let taken = 0;
  for await (const { where } of readFiles(['-'], stdin, () => undefined).records) {
    taken += 1;
    ahead.push(given() - taken);
    if (taken === TOTAL) expect(where).toBe(`Standard input, record ${TOTAL} (line 1)`);
  }
  expect(taken).toBe(TOTAL);
  expect(Math.max(...ahead)).toBeLessThan(TOTAL / 10);
});

test('nothing more is read once nobody wants more', async () => {
  const { stdin, given } = endless();
  for await (const _ of readFiles(['-'], stdin, () => undefined).records) break;
  expect(given()).toBeLessThan(TOTAL / 10);
  expect(stdin.destroyed).toBe(true);
});
