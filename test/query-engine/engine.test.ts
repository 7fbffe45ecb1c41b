import { createHash } from 'node:crypto';
import { REPORT_COLUMNS } from '../../src/domain/credential-report/columns.ts';
import { userRowsOf } from '../../src/domain/credential-report/user-rows.ts';
import { parseCredentialReport } from '../../src/domain/credential-report.ts';
import { isoTime } from '../../src/domain/query/schema.ts';
import {
  FIRST_VALUE,
  type ImageChange,
  MOST_ROWS,
  MOST_VALUE,
  type QueryImage,
} from '../../src/operations/query-ports.ts';
import { createQueryEngine } from '../../src/query-engine/engine.ts';
import { asker, changes, report, rowsOf } from './support.ts';

const HEADER = REPORT_COLUMNS.map(({ name }) => name).join(',');
const { signal } = new AbortController();
const engine = createQueryEngine();
const ask = asker(engine, signal);

/** A row with these fields, and `fill` in all others. */
function row(fields: Readonly<Record<string, string>>, fill = 'N/A'): string {
  return REPORT_COLUMNS.map(({ name }) => fields[name] ?? fill).join(',');
}

const MIA = row({
  user: 'mia',
  arn: 'arn:aws:iam::000000000001:user/mia',
  mfa_active: 'true',
  password_enabled: 'false',
});
const ROOT = row({
  user: '<root_account>',
  arn: 'arn:aws:iam::000000000001:root',
  password_last_used: '2026-11-19T07:08:09+00:00',
});

let image: QueryImage;
beforeAll(async () => {
  image = await engine.build(
    undefined,
    changes(report(1, `${HEADER}\n${ROOT}\n${MIA}\n`, `o'x "é"`)),
    signal,
  );
});

function digest(): string {
  return createHash('sha256').update(new Uint8Array(image.bytes)).digest('hex');
}

describe('an image', () => {
  it('has what the typed rows of a report have, whatever AWS or somebody else wrote there', async () => {
    const odd = ['', 'TRUE', 'False', 'no_information', 'not_supported', 'N/A', 'n/a', ' true ', '1'];
    const times = [
      '2026-02-28T23:59:59Z',
      '2026-02-30T00:00:00+00:00',
      '2026-11-20T10:00:00+02:00',
      '2026-11-20T09:00:00.123Z',
      '2026-11-20',
      '2026-11-20t09:00:00z',
      '2026-11-20T25:00:00Z',
      '2026-11-20T24:00:00Z',
      'yesterday',
    ];
    const lines = [...odd, ...times].map((fill, n) => row({ user: `u${n}`, arn: `arn:${n}` }, fill));
    const quoted = row({ user: '"a, ""b"""', arn: 'no_information', password_enabled: '"true"' }, ' N/A ');
    const root = row({ user: '<root_account>', arn: 'arn:root', ...flags('false') });
    const texts = [[HEADER, root, ...lines].join('\r\n'), `\ufeff${[HEADER, root, quoted].join('\n')}\n`];
    const made = await engine.build(undefined, changes(...texts.map((csv, n) => report(n, csv))), signal);
    const found = rowsOf(await ask(made, 'SELECT * FROM credential_report ORDER BY account_id, rowid'));
    expect(found.map((each) => (each as unknown[]).slice(4))).toEqual(texts.flatMap(typed));
  });

  it('is made anew from the one before: what changed is replaced, what is gone is forgotten, the rest stays', async () => {
    const one = report(2, `${HEADER}\n${MIA}`);
    const account = { kind: 'rows', table: 'accounts', rows: [[...'abcdefghijk']] } as const;
    const first = await engine.build(image, changes(one, account), signal);
    const accountId = one.kind === 'report' ? one.accountId : undefined;
    if (accountId === undefined) throw new Error('there is no account');
    const count = 'SELECT (SELECT count(*) FROM credential_report), (SELECT count(*) FROM accounts)';
    expect(rowsOf(await ask(first, count))).toEqual([[3, 1]]);
    const twice = await engine.build(first, changes(report(2, `${HEADER}\n${MIA}\n${MIA}`)), signal);
    expect(rowsOf(await ask(twice, count))).toEqual([[4, 0]]);
    const gone = await engine.build(twice, changes({ kind: 'forget-report', accountId }), signal);
    expect(rowsOf(await ask(gone, count))).toEqual([[2, 0]]);
  });

  it('is not made of changes that cannot be read, and says why', async () => {
    const failing = async function* () {
      yield report(1, HEADER);
      throw new Error('the store gives no answer');
    };
    await expect(engine.build(undefined, failing(), signal)).rejects.toThrow('the store gives no answer');
  });

  it('asks for no more changes where its thread fails', async () => {
    let ended = false;
    const endless = async function* (): AsyncGenerator<ImageChange> {
      try {
        for (;;) yield { kind: 'rows', table: 'nowhere', rows: [['a']] };
      } finally {
        ended = true;
      }
    };
    await expect(engine.build(undefined, endless(), signal)).rejects.toThrow('a thread of queries failed');
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(ended).toBe(true);
  });
});

describe('a query', () => {
  it('tells booleans, numbers, empty text and nothing apart, and takes the time from the app', async () => {
    const sql = `SELECT account_name, user, mfa_active, password_last_used, report_generated_time, '' AS e, 1.5 AS f,
      9007199254740993 AS g, mfa_active + 1 AS h, x'00ff' AS i, datetime('now') AS j FROM credential_report ORDER BY user`;
    const name = `o'x "é"`;
    expect(await ask(image, sql)).toMatchObject({
      kind: 'answered',
      columns: [
        'account_name',
        'user',
        'mfa_active',
        'password_last_used',
        'report_generated_time',
        ...'efghij',
      ],
      rowCount: 2,
      first: [
        [
          name,
          '<root_account>',
          null,
          '2026-11-19T07:08:09Z',
          '2026-11-20T08:00:00Z',
          '',
          1.5,
          '9007199254740993',
          null,
          '00ff',
          '2026-11-20 12:00:00',
        ],
        [
          name,
          'mia',
          true,
          null,
          '2026-11-20T08:00:00Z',
          '',
          1.5,
          '9007199254740993',
          2,
          '00ff',
          '2026-11-20 12:00:00',
        ],
      ],
    });
  });

  it('is told where SQLite stopped reading, and an unknown name in double quotes is no text', async () => {
    expect(await ask(image, 'SELECT user FROM credential_report WHERE user FROM x')).toEqual({
      kind: 'wrong',
      message: 'near "FROM": syntax error',
      at: 46,
    });
    expect(await ask(image, 'SELECT user FROM')).toMatchObject({ message: 'incomplete input', at: 16 });
    expect(await ask(image, 'SELECT "nobody" FROM credential_report')).toEqual({
      kind: 'wrong',
      message: 'no such column: nobody',
    });
  });

  it('gives all its rows in pieces, up to a number, and values up to a length', async () => {
    const many = `WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x, '${'y'.repeat(50)}' FROM n`;
    const outcome = await ask(image, many);
    if (outcome.kind !== 'answered') throw new Error(outcome.kind);
    expect(outcome.cut).toEqual({ rows: true, values: false });
    const all = outcome.pieces.flatMap((piece): unknown[] => JSON.parse(piece));
    expect([all.length, outcome.rowCount, outcome.first.length]).toEqual([MOST_ROWS, MOST_ROWS, 100]);
    expect(all.at(-1)).toEqual([MOST_ROWS, 'y'.repeat(50)]);
    const long = await ask(image, "SELECT replace(hex(zeroblob(20000)), '00', 'ab')");
    if (long.kind !== 'answered') throw new Error(long.kind);
    expect(long).toMatchObject({ rowCount: 1, cut: { rows: false, values: true } });
    const lengths = [long.pieces[0]?.length, String(long.first[0]?.[0]).length];
    expect(lengths).toEqual([MOST_VALUE + '[[""]]'.length, FIRST_VALUE]);
  });
});

describe('a query that tries to get out', () => {
  // Past the reader of the text, which refuses them all: what SQLite itself makes of them.
  it.each([
    "ATTACH '/etc/passwd' AS x",
    "VACUUM INTO '/tmp/x'",
    'PRAGMA query_only = OFF',
    'SELECT 1; DROP TABLE accounts',
    'SELECT 1 \0 WHERE 1 = 0',
    'DELETE FROM credential_report',
    "INSERT INTO accounts (account_id) VALUES ('x')",
    'UPDATE credential_report SET user = 1',
    'CREATE TABLE x (a)',
    'DROP TABLE credential_report',
    'WITH a AS (SELECT 1) DELETE FROM accounts',
    'BEGIN',
    '',
  ])('is no question, and changes nothing: %j', async (statement) => {
    const before = digest();
    expect(await engine.run(image, statement, 0, signal)).toEqual({ kind: 'not-a-question' });
    expect(digest()).toBe(before);
  });

  it.each(["load_extension('x')", "readfile('/etc/passwd')", "writefile('/tmp/x', 'y')"])(
    'finds no such function: %s',
    async (call) => {
      expect(await engine.run(image, `SELECT ${call}`, 0, signal)).toMatchObject({
        kind: 'wrong',
        message: expect.stringMatching(/^no such function/),
      });
    },
  );

  it.each(['zeroblob(900000000)', 'hex(randomblob(900000000))', 'group_concat(hex(randomblob(20000000)))'])(
    'takes no more memory than it may, and leaves the app its own thread: %s',
    async (call) => {
      const sql = `WITH n(x) AS (VALUES (1), (2), (3), (4), (5), (6)) SELECT ${call} FROM n`;
      const before = process.memoryUsage.rss();
      let [peak, turns] = [before, 0];
      const app = setInterval(() => {
        peak = Math.max(peak, process.memoryUsage.rss());
        turns += 1;
      }, 5);
      expect(await ask(image, sql)).toEqual({ kind: 'too-large', mebibytes: 192 });
      clearInterval(app);
      // What SQLite and V8 may hold together; gigabytes are asked for.
      expect((peak - before) / 2 ** 20).toBeLessThan(192 + 2 * 192);
      expect(turns).toBeGreaterThan(5);
    },
  );

  it.each([
    'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n',
    'WITH n(x) AS (SELECT value FROM json_each(json_array(1,2,3,4,5,6,7,8,9,0))) SELECT count(*) FROM n a, n b, n c, n d, n e, n f, n g, n h, n i, n j, n k, n l',
  ])('does not go on for ever, and holds up nobody else: %s', async (sql) => {
    const hurried = asker(createQueryEngine({ time: 1_000, heap: 192 }), signal);
    let turns = 0;
    const others = setInterval(() => {
      turns += 1;
    }, 20);
    expect(await hurried(image, sql)).toEqual({ kind: 'too-long', seconds: 1 });
    clearInterval(others);
    expect(turns).toBeGreaterThan(5);
  });

  it('ends with the app', async () => {
    const ending = new AbortController();
    const endless = asker(engine, ending.signal)(
      image,
      'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT count(*) FROM n',
    );
    ending.abort(new Error('the app is ending'));
    await expect(endless).rejects.toThrow('the app is ending');
  });

  it('leaves the next one what was there', async () => {
    expect(rowsOf(await ask(image, 'SELECT count(*) FROM credential_report'))).toEqual([[2]]);
  });
});

function flags(value: string): Record<string, string> {
  return Object.fromEntries(
    REPORT_COLUMNS.filter(({ type }) => type === 'flag').map(({ name }) => [name, value]),
  );
}

/** The rows as `userRowsOf` has them. */
function typed(csv: string): unknown[] {
  const parsed = parseCredentialReport(csv);
  if (parsed.kind === 'unreadable') throw new Error(parsed.reason);
  return [...userRowsOf(parsed.report)].map(({ values, unstated }) => [
    ...REPORT_COLUMNS.map(({ name, type }) => {
      const value = values[name];
      if (value === undefined) return null;
      return type === 'time' ? isoTime(Number(value)) : value;
    }),
    REPORT_COLUMNS.flatMap(({ name }) => (unstated.has(name) ? [name] : [])).join(',') || null,
  ]);
}
