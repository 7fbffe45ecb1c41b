import { setImmediate as turn } from 'node:timers/promises';
import { pack, unpack } from '../../src/store/chunks.ts';
import { type ChecksRecord, fromRecords, recordsOf } from '../../src/store/digest/snapshot-records.ts';
import { DamagedItemError } from '../../src/store/errors.ts';
import { largeSnapshot } from '../support/builders/large-organization.ts';

const NO_CHECKS: ChecksRecord = [0, []];
const STATE = { status: 'pass', since: 1 };
const MEASURED = { kind: 'measured', since: 1 };
const ACCOUNT = ['111122223333', 'prod', 0, 'clear', 1, [2, [3]]];
const VALUES = [[], MEASURED, ['root-mfa'], STATE];

async function stored(size: number) {
  const { organization, parts } = recordsOf(largeSnapshot(size));
  const lists: unknown[][] = [];
  for (const { records, mostPerChunk } of parts) {
    const list: unknown[] = [];
    for await (const chunk of pack(records, mostPerChunk)) list.push(...(await unpack('snapshot', chunk)));
    lists.push(list);
  }
  return { organization, lists };
}

describe('The records of a snapshot', () => {
  it('hold what many accounts have in common once', async () => {
    const { lists } = await stored(100);
    const values = lists[1]?.map((value) => JSON.stringify(value)) ?? [];
    expect(new Set(values).size).toBe(values.length);
    expect(lists[0]?.[0]).not.toHaveProperty('checks');
    expect(values.filter((value) => value.includes('"pass"')).length).toBeLessThanOrEqual(5);
  });

  it('are made and read without holding the event loop', async () => {
    let turns = 0;
    let done = false;
    const others = (async () => {
      for (; !done; turns += 1) await turn();
    })();
    const { organization, lists } = await stored(1_000);
    const written = turns;
    await fromRecords(organization, lists);
    done = true;
    await others;
    expect(written).toBeGreaterThanOrEqual(10);
    expect(turns - written).toBeGreaterThanOrEqual(5);
  });

  it.each<[string, unknown[], unknown[], string]>([
    ['an account that is none', [{}], VALUES, 'its attribute accounts cannot be read'],
    [
      'an id that is none',
      [['1', ...ACCOUNT.slice(1)]],
      VALUES,
      'accounts.0 cannot be read (not an account id)',
    ],
    ['a value that is none', [], [{ status: 'fine' }], 'its attribute values'],
    ['a value that is not there', [ACCOUNT], VALUES.slice(0, 3), 'its value 3 is not a state'],
    [
      'no state where one should be',
      [ACCOUNT],
      [[], MEASURED, ['a'], MEASURED],
      'its value 3 is not a state',
    ],
    ['no measuring where one should be', [ACCOUNT], [[], STATE], 'its value 1 is not a way of measuring'],
    ['no path where one should be', [ACCOUNT], [STATE], 'its value 0 is not a list of texts'],
    ['a state too few', [ACCOUNT], [[], MEASURED, ['a', 'b'], STATE], 'it has 1 states of 2 checks'],
  ])('are refused by naming what is wrong: %s', async (_, accounts, values, message) => {
    const reading = fromRecords(NO_CHECKS, [accounts, [...values]]);
    await expect(reading).rejects.toThrow(DamagedItemError);
    await expect(reading).rejects.toThrow(message);
  });
});
