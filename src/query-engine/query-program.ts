import { START_SQLITE } from './start-sqlite.ts';

/**
 * Runs one statement over a copy of the image, and posts what comes of it: pieces of the rows, then the outcome.
 *
 * - sql.js copies the image into its own memory, in which all its files are.
 * - temp_store: what is sorted counts among what hard_heap_limit bounds; that can only be lowered once it is set.
 * - The first statement is prepared before anything is run. What follows it is refused, whatever the reader of the text
 *   outside took it for.
 * - Only a question can be made a view: so SQLite's own grammar tells it from everything else. The view also tells which
 *   columns are declared BOOLEAN (PRAGMA table_info). It is made before query_only is on, which refuses every write.
 */
export const QUERY_PROGRAM = `${START_SQLITE}
const { image, statement, now, limits } = workerData;

startSqlite(now).then((SQL) => {
  const database = new SQL.Database(new Uint8Array(image));
  database.exec('PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA hard_heap_limit = ' + limits.heap);
  parentPort.postMessage(outcomeOf(database));
});

function outcomeOf(database) {
  try {
    const statements = database.iterateStatements(statement);
    const { value: prepared, done } = statements.next();
    if (done || /[^\\s;]/.test(statement.slice(prepared.getSQL().length))) return { kind: 'not-a-question' };
    if (!isQuestion(database)) return { kind: 'not-a-question' };
    const flags = flagsOf(database);
    database.exec('PRAGMA query_only = ON');
    return { kind: 'answered', columns: prepared.getColumnNames(), ...rowsOf(prepared, flags) };
  } catch (error) {
    return failureOf(database, error instanceof Error ? error.message : String(error));
  }
}

function isQuestion(database) {
  try {
    database.exec('CREATE TEMP VIEW answer AS ' + statement);
    return true;
  } catch (error) {
    if (error.message === 'out of memory') throw error;
    return false;
  }
}

function flagsOf(database) {
  try {
    const [columns] = database.exec('PRAGMA temp.table_info(answer)');
    return columns.values.map(([, , type]) => type === 'BOOLEAN');
  } catch {
    return [];
  }
}

function rowsOf(prepared, flags) {
  const first = [];
  const cut = { rows: false, values: false };
  let [rowCount, total, piece, length] = [0, 0, [], 0];
  const flush = () => {
    if (piece.length > 0) parentPort.postMessage({ kind: 'piece', piece: '[' + piece.join(',') + ']' });
    [piece, length] = [[], 0];
  };
  while (prepared.step()) {
    const row = prepared.get(null, { useBigInt: true }).map((value, n) => valueOf(value, flags[n], cut));
    const json = JSON.stringify(row);
    if (rowCount === limits.rows || total + json.length > limits.result) {
      cut.rows = true;
      break;
    }
    if (first.length < limits.first) first.push(row.map(shortened));
    rowCount += 1;
    total += json.length;
    length += json.length;
    piece.push(json);
    if (length > limits.piece) flush();
  }
  flush();
  return { rowCount, first, ...((cut.rows || cut.values) && { cut }) };
}

// No more than is shown goes through the app's own thread.
function shortened(value) {
  return typeof value === 'string' ? value.slice(0, limits.firstValue) : value;
}

function valueOf(value, isFlag, cut) {
  if (typeof value === 'bigint') {
    if (isFlag && (value === 0n || value === 1n)) return value === 1n;
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (value === null) return null;
  const text = typeof value === 'string' ? value : hex(value, cut);
  if (text.length <= limits.value) return text;
  cut.values = true;
  return text.slice(0, limits.value);
}

function hex(bytes, cut) {
  const most = limits.value / 2;
  if (bytes.length > most) cut.values = true;
  return Buffer.from(bytes.subarray(0, most)).toString('hex');
}

function failureOf(database, message) {
  if (message === 'out of memory') return { kind: 'too-large' };
  if (/readonly database/.test(message)) return { kind: 'not-a-question' };
  const at = /: syntax error$|^incomplete input$|^unrecognized token/.test(message)
    ? placeOf(database, message)
    : undefined;
  return { kind: 'wrong', message, ...(at !== undefined && { at }) };
}

// SQLite's parser complains at the first token that fits nowhere: as soon as the text goes on to it.
function placeOf(database, message) {
  if (message === 'incomplete input') return statement.length;
  const token = /^(?:near|unrecognized token:) "([^]*)"(?:: syntax error)?$/.exec(message)?.[1];
  if (!token) return undefined;
  for (let at = statement.indexOf(token); at >= 0; at = statement.indexOf(token, at + 1)) {
    if (messageOf(database, statement.slice(0, at + token.length)) === message) return at;
  }
  return undefined;
}

function messageOf(database, sql) {
  try {
    database.prepare(sql).free();
    return undefined;
  } catch (error) {
    return error.message;
  }
}
`;
