import { exactText } from '../../../commands/typed-text.ts';
import { isRootRecord, type RootRecord } from '../../../src/domain/activity/record.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import type { WindowId } from '../../../src/domain/window/id.ts';
import { createStoredEvents } from '../../../src/operations/query/stored-events.ts';
import { createStoredWindows } from '../../../src/operations/query/stored-windows.ts';
import type { QueryEngine } from '../../../src/operations/query-ports.ts';
import { createQueryEngine } from '../../../src/query-engine/engine.ts';
import { answeredQuery } from '../../../src/slack/query/answered.ts';
import { askingMessage } from '../../../src/slack/query/asking.ts';
import { accountIdNumber, aDirectory, anAccount } from '../../support/builders/account.ts';
import { aRecord } from '../../support/builders/activity.ts';
import { aConsoleLogin, eventTime } from '../../support/builders/cloudtrail.ts';
import { snapshotsOf } from '../../support/builders/snapshots.ts';
import { ago, NOW } from '../../support/builders/time.ts';
import { openWindow } from '../../support/builders/window-scenes.ts';
import { answerOf, aQueryWorld, type QueryWorld, stored } from './support.ts';

const HOSTILE = '=cmd|"/c calc"!A1, \u202etxt';
const account = anAccount();
const silent = anAccount({ id: accountIdNumber(1), name: HOSTILE, ouPath: ['sandbox'] });
const login = rootRecord();
const [snapshot] = snapshotsOf({
  accounts: [
    {
      number: 1,
      name: 'edge-prod',
      said: { 'root-mfa': 'fail', 'root-password': 'unknown', 'root-access-key': 'pass' },
      severity: 'high',
      saidOfUsers: { 'user-mfa': 2 },
    },
  ],
});

function rootRecord(): RootRecord {
  const record = aRecord(
    { ...aConsoleLogin(), eventTime: eventTime(ago(DAY)) },
    {
      judgement: {
        kind: 'use',
        verdict: { kind: 'no-window', reasons: [{ why: 'none-known' }], concerns: [] },
      },
    },
  );
  if (!isRootRecord(record)) throw new Error('this is no event of root');
  return record;
}

let world: QueryWorld;
beforeAll(() => {
  const window = openWindow();
  world = aQueryWorld({
    engine: createQueryEngine(),
    directory: aDirectory({ accounts: [account, silent] }),
    reports: [stored(account.id, ago(3 * HOUR), { users: [{ user: 'mia', mfa_active: 'true' }] })],
    ...(snapshot && { snapshot }),
    sources: {
      storedWindows: createStoredWindows({
        async *everyId() {
          yield [{ id: window.id, requestedAt: NOW }];
        },
        loadAll: async (ids: readonly WindowId[]) => (ids.includes(window.id) ? [window] : []),
      }),
      storedEvents: createStoredEvents({
        activeAccounts: async ({ from, to }) =>
          ago(DAY) >= from && ago(DAY) < to ? [login.kept.event.accountId] : [],
        async *eventsOf() {
          yield [login];
        },
      }),
    },
  });
});

const rowsOf = async (sql: string) => (await answerOf(world, sql)).result.first;

describe('what can be asked', () => {
  test.each([
    "SELECT user FROM credential_report WHERE user = '<root_account>';",
    'SELECT user FROM credential_report WHERE user = ‘<root_account>’',
    "```sql\nSELECT user\nFROM credential_report\nWHERE user = '<root_account>';\n```",
    exactText("SELECT user FROM credential_report WHERE user = '&lt;root_account&gt;' AND user &gt; ''"),
    "SELECT “user” FROM credential_report WHERE user LIKE '<%' ; -- the root",
  ])('is asked as people type it: %s', async (typed) => {
    expect(await rowsOf(typed)).toEqual([['<root_account>']]);
  });

  test('are accounts, those without a report too and why, with booleans', async () => {
    const sql =
      'SELECT account_id, is_management, ou_path, report_generated_time, report_trouble FROM accounts ORDER BY 3 DESC';
    expect(await rowsOf(sql)).toEqual([
      [account.id, false, 'workloads/prod', '2026-11-20T06:00:00Z', null],
      [silent.id, false, 'sandbox', null, expect.stringMatching(/has not been read yet/)],
    ]);
  });

  test('are windows, with their state as of now, and events of root with their verdicts', async () => {
    expect(
      await rowsOf('SELECT account_name, state, review, requester, approved_by, end_time FROM windows'),
    ).toEqual([
      ['payments-prod', 'open', 'not-yet', 'Mia Chen', 'Omar Diaz, Ana Kovač', '2026-11-20T10:00:00Z'],
    ]);
    world.clock.move(61 * MINUTE);
    expect(await rowsOf('SELECT state, review FROM windows')).toEqual([['ended', 'unreviewed']]);
    expect(await rowsOf('SELECT event_time, event_name, actor, verdict FROM root_events')).toEqual([
      ['2026-11-19T09:00:00Z', 'ConsoleLogin', 'person', 'no-window'],
    ]);
  });
});

describe('the findings', () => {
  test('are what failed and what nobody could measure, never what passed', async () => {
    expect(
      await rowsOf('SELECT account_name, check_id, status, severity, since FROM findings ORDER BY 2'),
    ).toEqual([
      ['edge-prod', 'root-mfa', 'fail', 'high', '2026-11-20T09:00:00Z'],
      ['edge-prod', 'root-password', 'unknown', null, '2026-11-20T09:00:00Z'],
      ['edge-prod', 'user-mfa', 'fail', 'high', '2026-11-20T09:00:00Z'],
    ]);
  });
});

describe('an answer', () => {
  test('says what it is of, and each question is logged with who asked and what came of it', async () => {
    const answer = await answerOf(world, 'SELECT user FROM credential_report');
    expect(answer.tables).toEqual(['credential_report']);
    expect(answer.data).toMatchObject({
      accounts: 2,
      reports: 1,
      oldestReport: ago(3 * HOUR),
      windows: 'whole',
    });
    expect(world.log.lines.at(-2)).toMatchObject({
      fields: { userId: 'U0MIA', sql: 'SELECT user FROM credential_report' },
      message: 'somebody asks by SQL',
    });
    expect(world.log.lines.at(-1)).toMatchObject({
      level: 'info',
      fields: {
        userId: 'U0MIA',
        sql: 'SELECT user FROM credential_report',
        outcome: 'answered',
        rows: 2,
        milliseconds: 0,
      },
    });
  });

  test('of a wrong query has the place and the nearest column', async () => {
    const answer = await world.ask('U0MIA', 'SELECT\n  usr FROM credential_report').answer;
    expect(answer).toMatchObject({
      kind: 'wrong',
      complaint: { message: 'no such column: usr', place: { line: 2, column: 3 }, nearest: ['user'] },
    });
  });

  test('of a write is a refusal', async () => {
    const answer = await world.ask('U0MIA', 'SELECT 1; DROP TABLE accounts').answer;
    expect(answer).toEqual({
      kind: 'refused',
      why: { kind: 'several-statements', at: 10 },
      place: { line: 1, column: 11, text: 'SELECT 1; DROP TABLE accounts' },
    });
    expect(world.log.lines.at(-1)).toMatchObject({ fields: { outcome: 'refused' } });
  });

  test('goes as a file to whoever asked, safe for spreadsheets, NULL and empty text as empty cells', async () => {
    const sql = `SELECT account_name, is_management AS "is, or not", NULL AS n, '' AS e, -1 AS m, 'a
b' AS l FROM accounts WHERE ou_path = 'sandbox'`;
    const { resultId = '' } = await answerOf(world, sql);
    const name = await world.sendRows(resultId, 'U0MIA', (rows) => ({ text: `${rows} row`, blocks: [] }));
    const [sent] = world.files;
    expect([name, sent?.target, sent?.text]).toEqual(['query-2026-11-20-1001.csv', 'U0MIA', '1 row']);
    const pieces: Uint8Array[] = [];
    for await (const piece of sent?.file.content() ?? []) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    expect(bytes.toString()).toBe(
      `\ufeffaccount_name,"is, or not",n,e,m,l\r\n"'=cmd|""/c calc""!A1, [U+202E]txt",false,,,-1,"a\nb"\r\n`,
    );
    expect(sent?.file.bytes).toBe(bytes.byteLength);
    expect(world.log.lines.at(-1)).toMatchObject({
      fields: { userId: 'U0MIA', sql, fileId: 'F1', rows: 1, bytes: bytes.byteLength },
      message: 'the rows of a query were exported',
    });
    expect(await world.sendRows('query-unknown', 'U0MIA', () => ({ text: '', blocks: [] }))).toBeUndefined();
  });
});

describe('twenty people who ask at once', () => {
  test('each get the answer to their own question, two at a time, and are told their place until then', async () => {
    const asked = Array.from({ length: 20 }, (_, n) => {
      const { answer, place, isRunning } = world.ask(
        `U0${n}`,
        `SELECT ${n} AS n, count(*) AS users FROM credential_report`,
      );
      return { answer, place, isRunning };
    });
    expect(asked.map(({ place }) => place())).toEqual(asked.map((_, n) => Math.max(0, n - 1)));
    expect(asked.map(({ isRunning }) => isRunning())).not.toContain(true);
    expect(askingMessage(asked.at(-1)?.place() ?? 0).text).toBe('Your question waits behind 17 others.');
    const answers = await Promise.all(asked.map(({ answer }) => answer));
    const said = answers.map((answer) =>
      answer.kind === 'answered' ? JSON.stringify(answeredQuery(answer, NOW).blocks.at(1)) : answer.kind,
    );
    for (const [n, table] of said.entries())
      expect(table).toContain(`"text":"${n}"},{"type":"raw_text","text":"2"`);
    expect(asked.every(({ place, isRunning }) => place() === 0 && isRunning())).toBe(true);
  });
});

describe('a question whose thread fails', () => {
  test('is in the log all the same: that it was asked, and that it failed', async () => {
    const engine: QueryEngine = {
      build: async () => ({ bytes: new SharedArrayBuffer(1) }),
      run: () => Promise.reject(new Error('the thread failed')),
    };
    const failing = aQueryWorld({ engine, reports: [] });
    await expect(failing.ask('U0MIA', 'SELECT 1').answer).rejects.toThrow('the thread failed');
    expect(failing.log.lines.map(({ message, fields }) => [message, fields])).toEqual([
      ['somebody asks by SQL', { userId: 'U0MIA', sql: 'SELECT 1' }],
      [
        'somebody asked by SQL',
        expect.objectContaining({ userId: 'U0MIA', sql: 'SELECT 1', outcome: 'failed' }),
      ],
    ]);
  });
});
