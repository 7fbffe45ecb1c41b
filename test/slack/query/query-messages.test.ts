import type { KnownBlock } from '@slack/types';
import { ROOT_QUERY } from '../../../commands/descriptions/reports.ts';
import { QUESTIONS } from '../../../src/domain/query/questions.ts';
import { TABLES } from '../../../src/domain/query/schema.ts';
import { HOUR, SECOND } from '../../../src/domain/time.ts';
import { BLOCKS_PER_MESSAGE, MESSAGE_SIZE } from '../../../src/slack/limits.ts';
import { type AnsweredQuery, answeredQuery } from '../../../src/slack/query/answered.ts';
import { stillAsking } from '../../../src/slack/query/asking.ts';
import type { QueriedData } from '../../../src/slack/query/data-lines.ts';
import { queryHelp } from '../../../src/slack/query/help.ts';
import { refusedQuery, wrongQuery } from '../../../src/slack/query/unanswered.ts';
import { encodeQueryValue, parseQueryValue } from '../../../src/slack/query/value.ts';
import { sizeOf } from '../../../src/slack/size.ts';
import { ago, NOW } from '../../support/builders/time.ts';

const DATA: QueriedData = {
  ...{ madeAt: ago(20 * SECOND), accounts: 14, reports: 14, oldestReport: ago(3 * HOUR) },
  ...{ snapshotAt: ago(HOUR), windows: 'whole', events: 'whole' },
};

function anAnswer(overrides: Partial<AnsweredQuery> = {}): AnsweredQuery {
  return {
    result: { columns: ['user', 'n'], rowCount: 1, first: [['mia', 1]] },
    ...{ tables: ['credential_report'], data: DATA, resultId: 'query-1' },
    ...overrides,
  };
}

/** What a person reads of it. */
function read(blocks: readonly KnownBlock[]): string {
  return JSON.stringify(blocks);
}

function tableIn(blocks: readonly KnownBlock[]) {
  const table = blocks.find((block) => block.type === 'table');
  if (table === undefined) throw new Error('there is no table');
  return table;
}

describe('the answer to a query', () => {
  test('tells nothing, empty text, booleans and the word NULL apart, and shows markup as text', () => {
    const first = [[null, '', 'NULL', true, 1.5, '<!channel> *b* \u202ea']];
    const result = { columns: ['a', 'b', 'c', 'd', 'e', ''], rowCount: 1, first };
    const { rows, column_settings } = tableIn(answeredQuery(anAnswer({ result }), NOW).blocks);
    expect(rows.map((row) => row.map((cell) => (cell.type === 'raw_text' ? cell.text : '')))).toEqual([
      ['a', 'b', 'c', 'd', 'e', "''"],
      ['NULL', "''", "'NULL'", 'true', '1.5', '<!channel> *b* [U+202E]a'],
    ]);
    expect(column_settings?.map((each) => each?.align)).toEqual([
      'left',
      'left',
      'left',
      'left',
      'right',
      'left',
    ]);
  });

  test.each([1, 5, 30])('fits a message, however much there is: %i columns', (width) => {
    const columns = Array.from({ length: width }, (_, n) => `column_${n}`);
    const first = Array.from({ length: 100 }, () => columns.map(() => 'x'.repeat(500)));
    const { text, blocks } = answeredQuery(anAnswer({ result: { columns, rowCount: 1_234, first } }), NOW);
    expect(sizeOf(blocks)).toBeLessThanOrEqual(MESSAGE_SIZE);
    const { rows } = tableIn(blocks);
    expect(text).toBe(`The first ${rows.length - 1} of 1,234 rows`);
    expect(rows.every((row) => row.length === Math.min(20, width))).toBe(true);
    expect(read(blocks).includes('20 of 30 columns')).toBe(width === 30);
  });

  test('says how old it is and what is not in it; nothing missing is taken for nothing to tell', () => {
    const told = (overrides: Partial<AnsweredQuery>) => read(answeredQuery(anAnswer(overrides), NOW).blocks);
    expect(told({})).toContain('Reports of 14 of 14 accounts, the oldest 3 h old. Put together: just read.');
    expect(told({ data: { ...DATA, reports: 12 } })).toContain('NOT IN IT: 2 accounts without a report.');
    const { oldestReport: _, snapshotAt: __, ...none } = DATA;
    const empty: QueriedData = { ...none, reports: 0, windows: 'off', events: 'cut' };
    const all = told({ data: empty, tables: ['findings', 'windows', 'root_events'] });
    expect(all).toContain('NO REPORT of any of 14 accounts is stored yet.');
    expect(all).toContain('findings is EMPTY: there is no daily snapshot yet.');
    expect(all).toContain('windows is EMPTY: root-access windows are not configured');
    expect(all).toContain('CUT: root_events has the newest 20,000 events only.');
  });

  test('says where it was cut, and that there is no file where there is none', () => {
    const result = { columns: ['a'], rowCount: 50_000, first: [['b']], cut: { rows: true, values: true } };
    const { resultId: _, ...unkept } = anAnswer({ result });
    const { text, blocks } = answeredQuery(unkept, NOW);
    expect(text).toBe('The first 1 of more than 50,000 rows');
    expect(read(blocks)).toContain('CUT: the file has the first 50,000 rows only.');
    expect(read(blocks)).toContain('CUT: a value was longer than 32,000 characters.');
    expect(read(blocks)).toContain('There is no file');
    expect(blocks.some(({ type }) => type === 'actions')).toBe(false);
  });

  test('is one line where there are no rows', () => {
    const { text, blocks } = answeredQuery(
      anAnswer({ result: { columns: ['a'], rowCount: 0, first: [] } }),
      NOW,
    );
    expect([text, blocks.some(({ type }) => type === 'table')]).toEqual(['No rows.', false]);
    expect(blocks.some(({ type }) => type === 'actions')).toBe(false);
  });

  test('has room for a sentence in a cell where there are few columns', () => {
    const trouble = 'r'.repeat(300);
    const shownOf = (columns: readonly string[]) => {
      const result = { columns, rowCount: 1, first: [columns.map(() => trouble)] };
      return read(answeredQuery(anAnswer({ result }), NOW).blocks).includes(trouble);
    };
    expect([shownOf(['account_name', 'report_trouble']), shownOf([...'abcdefgh'])]).toEqual([true, false]);
  });
});

describe('a query that is wrong', () => {
  test('is shown with a mark under the place, also far out on a long line', () => {
    const sql = `SELECT ${'account_name, '.repeat(20)}"usr" FROM credential_report`;
    const column = sql.indexOf('"usr"') + 1;
    const place = { line: 1, column, text: sql };
    const { text, blocks } = wrongQuery({ message: 'no such column: usr', place, nearest: ['user'] });
    expect(text).toBe('SQLite: no such column: usr');
    expect(read(blocks)).toContain('Do you mean user?');
    expect(read(blocks)).toContain('Text stands in single quotes');
    const [, marked] = blocks;
    const [line = '', mark = ''] =
      JSON.stringify(marked)
        .match(/"text":"(.*?)"\}/)?.[1]
        ?.split('\\n') ?? [];
    expect(line.replaceAll('\\"', '"').slice(mark.indexOf('^'))).toBe('"usr" FROM credential_report');
  });

  test('is refused in words that say what to do', () => {
    expect(refusedQuery({ kind: 'not-a-question', verb: 'drop' }).text).toBe(
      'Refused: /root-query only reads, and DROP is no question.',
    );
    expect(refusedQuery({ kind: 'function', name: 'readfile' }).text).toBe(
      'Refused: readfile would reach out of the database.',
    );
    expect(read(refusedQuery({ kind: 'parameter', name: ':a' }).blocks)).toContain('text in single quotes');
    expect(read(refusedQuery({ kind: 'cast', type: 'text' }).blocks)).toContain('CAST(column AS text)');
    expect(read(refusedQuery({ kind: 'boolean-as-text', text: "'false'" }).blocks)).toContain(
      'NOT mfa_active',
    );
    expect(refusedQuery({ kind: 'nul' }).text).toBe('Refused: there is a NUL character in it.');
  });
});

describe('help', () => {
  test('has every table and column, ten questions with a button each, and fits a message', () => {
    const { blocks } = queryHelp(ROOT_QUERY, TABLES, QUESTIONS);
    expect([QUESTIONS.length, sizeOf(blocks) <= MESSAGE_SIZE, blocks.length <= BLOCKS_PER_MESSAGE]).toEqual([
      10,
      true,
      true,
    ]);
    for (const { name, columns } of TABLES) {
      expect(read(blocks)).toContain(name);
      for (const column of columns) expect(read(blocks)).toContain(column.name);
    }
    for (const { id, asks } of QUESTIONS) {
      expect(read(blocks)).toContain(asks);
      expect(read(blocks)).toContain(`"value":"${id}"`);
    }
  });
});

test('whoever waits is told whether the reports are put together, or the query runs', () => {
  expect(stillAsking(0, false).text).toContain('the reports are put together first');
  expect(stillAsking(0, true).text).toContain('your query is running');
  expect(stillAsking(3, false).text).toContain('behind 2 others');
});

test('a button carries the id of a result and nothing else', () => {
  expect(parseQueryValue(encodeQueryValue('query-abc_1'))).toBe('query-abc_1');
  for (const other of [undefined, '', 'query-1', 'q2:query-1', 'q1:', 'q1:a b', `q1:${'x'.repeat(200)}`]) {
    expect(parseQueryValue(other)).toBeUndefined();
  }
});
