import type { SqlRow } from '../../../src/domain/query/schema.ts';
import { HOUR, MINUTE, SECOND } from '../../../src/domain/time.ts';
import type { ImageChange, QueryEngine } from '../../../src/operations/query-ports.ts';
import { accountIdNumber, aDirectory, anAccount } from '../../support/builders/account.ts';
import { ago, NOW } from '../../support/builders/time.ts';
import { answerOf, aQueryWorld, stored } from './support.ts';

const [ONE, TWO, THREE] = [accountIdNumber(1), accountIdNumber(2), accountIdNumber(3)];
const directory = aDirectory({
  accounts: [ONE, TWO, THREE].map((id) => anAccount({ id, name: `account-${id}` })),
});

/** An engine that keeps what it is told of, and answers everything with nothing. */
function listening() {
  const built: { isNew: boolean; changes: ImageChange[] }[] = [];
  const engine: QueryEngine = {
    async build(before, changes) {
      const all: ImageChange[] = [];
      for await (const change of changes) all.push(change);
      built.push({ isNew: before === undefined, changes: all });
      return { bytes: new SharedArrayBuffer(1) };
    },
    run: async () => ({ kind: 'answered', columns: [], rowCount: 0, first: [], pieces: [] }),
  };
  return { engine, built };
}

/** The row of an account in the table `accounts`: the time of its report, and why there is none, come last. */
function accountRow(changes: readonly ImageChange[] | undefined, id: string): SqlRow {
  const rows = changes?.flatMap((change) => (change.kind === 'rows' ? change.rows : []));
  return rows?.find(([accountId]) => accountId === id) ?? [];
}

const reports = [stored(ONE, ago(3 * HOUR)), stored(TWO, ago(HOUR))];

describe('the image that is asked', () => {
  test('is made once for all who ask within a minute, then anew of what changed alone', async () => {
    const { engine, built } = listening();
    const world = aQueryWorld({ engine, directory, reports });
    await Promise.all([answerOf(world, 'SELECT 1'), answerOf(world, 'SELECT 1')]);
    world.clock.move(59 * SECOND);
    await answerOf(world, 'SELECT 1');
    expect([built.length, world.loaded]).toEqual([1, [ONE, TWO]]);

    await world.store.save(stored(TWO, NOW), NOW + HOUR);
    world.store.reports.delete(ONE);
    world.clock.move(SECOND);
    const { data } = await answerOf(world, 'SELECT 1');
    expect(world.loaded).toEqual([ONE, TWO, TWO]);
    const [, second] = built;
    const reportsChanged = second?.changes.filter(({ kind }) => kind !== 'rows');
    expect([second?.isNew, reportsChanged]).toEqual([
      false,
      [
        expect.objectContaining({ kind: 'report', accountId: TWO, generatedAt: NOW }),
        { kind: 'forget-report', accountId: ONE },
      ],
    ]);
    expect(data).toMatchObject({ madeAt: NOW + MINUTE, accounts: 3, reports: 1, oldestReport: NOW });
  });

  test('leaves out a report that is not whole, says so in the log, and is made although it failed before', async () => {
    const { engine, built } = listening();
    const torn = { ...stored(ONE, ago(HOUR)), csv: 'user,arn\n<root_account>' };
    let failures = 1;
    const build: QueryEngine['build'] = (...args) =>
      failures-- > 0 ? Promise.reject(new Error('the thread failed')) : engine.build(...args);
    const world = aQueryWorld({ engine: { ...engine, build }, directory, reports: [torn] });
    await expect(answerOf(world, 'SELECT 1')).rejects.toThrow('the thread failed');
    const { data } = await answerOf(world, 'SELECT 1');
    expect(built[0]?.changes.filter(({ kind }) => kind === 'report')).toEqual([]);
    expect(accountRow(built[0]?.changes, ONE).slice(-2)).toEqual([
      null,
      'The credential report is not whole: row 2 has 1 fields, its header 2. Wait: it is read again within five hours.',
    ]);
    expect([data.reports, data.oldestReport]).toEqual([0, undefined]);
    expect(world.log.lines).toContainEqual(
      expect.objectContaining({ level: 'warn', message: 'a stored report is not whole' }),
    );
  });

  test('says of a report that is stored and damaged that it is not in it, and asks for it again the next time', async () => {
    const { engine, built } = listening();
    const world = aQueryWorld({ engine, directory, reports });
    world.store.damaged.add(ONE);
    await answerOf(world, 'SELECT 1');
    expect(accountRow(built[0]?.changes, ONE).slice(-2)).toEqual([
      null,
      expect.stringContaining('is damaged'),
    ]);
    expect(accountRow(built[0]?.changes, TWO).slice(-2)).toEqual([expect.any(String), null]);

    world.store.damaged.delete(ONE);
    world.clock.move(MINUTE);
    await answerOf(world, 'SELECT 1');
    expect(accountRow(built[1]?.changes, ONE).slice(-2)).toEqual([expect.any(String), null]);
  });
});
