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
const NOTHING = new Set(['n/a', 'no_information', 'not_supported', '']);
const VERBATIM = new Set(['user', 'arn']);
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
  const take = {
    report: ({ account, csv }) => {
      if (before !== undefined) forget.run([account[0]]);
      const insert = inserts.get(report.table);
      for (const row of typedRows(csv)) insert.run([...account, ...row]);
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

function* typedRows(csv) {
  const records = recordsOf(csv);
  const header = records.next().value ?? [];
  const places = report.columns.map(({ name, type }) => ({ at: header.indexOf(name), read: readerOf(name, type) }));
  for (const record of records) yield places.map(({ at, read }) => (at < 0 ? null : read(record[at] ?? '')));
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

function readerOf(name, type) {
  if (VERBATIM.has(name)) return (text) => text;
  if (type === 'flag') return flagOf;
  return type === 'time' ? timeOf : (text) => (NOTHING.has(text.toLowerCase()) ? null : text);
}

function flagOf(text) {
  const word = text.toLowerCase();
  return word === 'true' ? 1 : word === 'false' ? 0 : null;
}

// Nearly all dates are of the first kind, and of few days.
const AS_SENT = /^(\\d{4}-\\d\\d-\\d\\d)T((?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d)(?:\\+00:00|Z)$/;
const knownDays = new Map();

function timeOf(text) {
  const sent = AS_SENT.exec(text);
  if (sent !== null) return isDay(sent[1]) ? sent[1] + 'T' + sent[2] + 'Z' : null;
  const at = DATE.test(text) && isDay(text.slice(0, 10)) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString().slice(0, 19) + 'Z';
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
