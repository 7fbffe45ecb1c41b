import { START_SQLITE } from './start-sqlite.ts';

/**
 * Makes an image: takes changes and answers each, so that few are under way; then posts the database.
 *
 * A field becomes what `userRowsOf` makes of it (src/domain/credential-report/user-rows.ts; a test compares them), several
 * times as fast, and not in the app's thread.
 */
export const IMAGE_PROGRAM = `${START_SQLITE}
const { parse } = require(workerData.csvParser);
const { before, tables, report } = workerData;
const NONE = new Set(['n/a', 'no_information']);
const NOTHING = new Set(['n/a', 'no_information', 'not_supported', '']);
const VERBATIM = new Set(['user', 'arn']);
const MOST_PATTERNS = 500;
const DATE = /^\\d{4}-\\d\\d-\\d\\dt\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(z|[+-]\\d\\d:\\d\\d)$/i;

startSqlite(0).then((SQL) => {
  const database = before === undefined ? new SQL.Database() : new SQL.Database(new Uint8Array(before));
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; BEGIN');
  for (const { name, columns } of tables) {
    database.exec('CREATE TABLE IF NOT EXISTS ' + name + ' (' + columns.map((c) => c.name + ' ' + c.type).join(', ') + ')');
    if (name !== report.table) database.exec('DELETE FROM ' + name);
  }
  const inserts = new Map(tables.map(({ name, columns }) => [name, insertOf(database, name, columns)]));
  const forget = database.prepare('DELETE FROM ' + report.table + ' WHERE account_id = ?');
  const insertUser = userInsert(database, inserts.get(report.table));
  const take = {
    report: ({ account, csv }) => {
      if (before !== undefined) forget.run([account[0]]);
      for (const row of typedRows(csv)) insertUser(account, row);
    },
    'forget-report': ({ accountId }) => forget.run([accountId]),
    rows: ({ table, rows }) => {
      const insert = inserts.get(table);
      for (const row of rows) insert.run(row);
    },
  };
  parentPort.on('message', (change) => {
    if (change.kind === 'end') {
      database.exec('CREATE INDEX IF NOT EXISTS reports_by_account ON ' + report.table + ' (account_id); COMMIT');
      const exported = database.export();
      const bytes = new SharedArrayBuffer(exported.length);
      new Uint8Array(bytes).set(exported);
      parentPort.postMessage({ kind: 'image', bytes });
    } else {
      take[change.kind](change);
      parentPort.postMessage({ kind: 'taken' });
    }
  });
});

function insertOf(database, name, columns) {
  return database.prepare('INSERT INTO ' + name + ' VALUES (' + columns.map(() => '?').join(', ') + ')');
}

// Handing over a value costs more than storing it. So there is a statement for each pattern of what a row has: what is
// null is left out, and flags stand in its text. Rows of one organization have some dozen patterns.
function userInsert(database, whole) {
  const names = tables.find(({ name }) => name === report.table).columns.map(({ name }) => name);
  const known = new Map();
  const prepared = (account, row) => {
    const values = [...account.map(() => '?'), ...row.map((value) => (typeof value === 'string' ? '?' : value))];
    const has = values.flatMap((value, n) => (value === null ? [] : [n]));
    const columns = has.map((n) => names[n]).join(', ');
    return database.prepare(
      'INSERT INTO ' + report.table + ' (' + columns + ') VALUES (' + has.map((n) => values[n]).join(', ') + ')',
    );
  };
  return (account, row) => {
    let pattern = 0;
    const texts = [...account];
    for (const value of row) {
      pattern = pattern * 4 + (value === null ? 0 : typeof value === 'string' ? 1 : 2 + value);
      if (typeof value === 'string') texts.push(value);
    }
    let insert = known.get(pattern);
    if (insert === undefined) {
      if (known.size === MOST_PATTERNS) return whole.run([...account, ...row]);
      insert = prepared(account, row);
      known.set(pattern, insert);
    }
    insert.run(texts);
  };
}

// The columns of AWS, then the names of those of which the report says nothing.
function* typedRows(csv) {
  const records = recordsOf(csv);
  const header = records.next().value ?? [];
  const places = report.columns.map(({ name, type }) => ({ name, at: header.indexOf(name), read: readerOf(name, type) }));
  const absent = places.filter(({ at, read }) => at < 0 && (read === flagOf || read === timeOf));
  for (const record of records) {
    const row = [];
    let unstated = absent.map(({ name }) => name).join(',');
    for (const { name, at, read } of places) {
      const value = at < 0 ? null : read(record[at] ?? '');
      if (value === undefined) unstated += (unstated === '' ? '' : ',') + name;
      row.push(value ?? null);
    }
    row.push(unstated === '' ? null : unstated);
    yield row;
  }
}

// Without a quote in it, a line of CSV is its fields and the commas between them.
function* recordsOf(csv) {
  const text = csv.charCodeAt(0) === 0xfeff ? csv.slice(1) : csv;
  if (text.includes('"')) {
    yield* parse(text, { trim: true, skip_empty_lines: true, relax_column_count: true });
    return;
  }
  for (const line of text.split(/\\r?\\n/)) if (line !== '') yield line.split(',').map((field) => field.trim());
}

// undefined: the report does not say.
function readerOf(name, type) {
  if (VERBATIM.has(name)) return (text) => text;
  if (type === 'flag') return flagOf;
  return type === 'time' ? timeOf : (text) => (text === 'N/A' || NOTHING.has(text.toLowerCase()) ? null : text);
}

function flagOf(text) {
  const word = text === 'true' || text === 'false' ? text : text.toLowerCase();
  return word === 'true' ? 1 : word === 'false' ? 0 : undefined;
}

// Nearly all dates are of the first kind, and of few days.
const AS_SENT = /^\\d{4}-\\d\\d-\\d\\dT(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\+00:00|Z)$/;
const knownDays = new Map();

function timeOf(text) {
  if (text === 'N/A') return null;
  if (AS_SENT.test(text)) return isDay(text.slice(0, 10)) ? text.slice(0, 19) + 'Z' : undefined;
  if (NONE.has(text.toLowerCase())) return null;
  const at = DATE.test(text) && isDay(text.slice(0, 10)) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString().slice(0, 19) + 'Z';
}

// Date.parse takes 30 February for 2 March.
function isDay(day) {
  let known = knownDays.get(day);
  if (known === undefined) {
    const at = Date.parse(day);
    known = !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
    knownDays.set(day, known);
  }
  return known;
}
`;
