import { parse } from 'csv-parse/sync';

/** Where things are in a report whose every row is whole. */
export interface Layout {
  readonly kind: 'laid-out';
  readonly header: readonly string[];
  /** The fields of every row whose user is `<root_account>`. */
  readonly rootRows: readonly (readonly string[])[];
  /** The fields of every row below the header, in its order. */
  readonly records: () => Iterable<readonly string[]>;
}

export interface Unreadable {
  readonly kind: 'unreadable';
  readonly reason: string;
}

const ROOT = '<root_account>';

/**
 * Checks that every row has as many fields as the header and picks out the root's. A text without a quote, which is all
 * AWS is known to send, is counted comma by comma, at a fraction of what a CSV parser takes; a text with quotes
 * anywhere goes through the CSV parser whole.
 */
export function layoutOf(csv: string): Layout | Unreadable {
  if (csv.trim() === '') return unreadable('it is empty');
  return csv.includes('"') ? layoutOfQuoted(csv) : layoutOfPlain(csv);
}

export function unreadable(reason: string): Unreadable {
  return { kind: 'unreadable', reason };
}

function layoutOfPlain(csv: string): Layout | Unreadable {
  const lines = linesOf(csv);
  const [first, ...rest] = lines;
  const header = fieldsOf(first ?? '');
  const notAHeader = problemOfHeader(header, first ?? '');
  if (notAHeader !== undefined) return unreadable(notAHeader);
  for (const [n, line] of rest.entries()) {
    const fields = countFields(line);
    if (fields !== header.length) return unreadable(ragged(n + 2, fields, header.length));
  }
  const position = header.indexOf('user');
  const mayBeRoot = rest.filter((line) => line.includes(ROOT)).map(fieldsOf);
  return {
    kind: 'laid-out',
    header,
    rootRows: mayBeRoot.filter((row) => row[position] === ROOT),
    records: () => cut(rest),
  };
}

function layoutOfQuoted(csv: string): Layout | Unreadable {
  const rows = parseWhole(csv);
  const first = linesOf(csv)[0] ?? '';
  const header = rows?.[0] ?? first.replaceAll('"', '').split(',');
  const notAHeader = problemOfHeader(header, first);
  if (notAHeader !== undefined) return unreadable(notAHeader);
  if (rows === undefined) return unreadable('its quoting is broken');
  const rest = rows.slice(1);
  const torn = rest.findIndex((row) => row.length !== header.length);
  if (torn >= 0) return unreadable(ragged(torn + 2, rest[torn]?.length ?? 0, header.length));
  const position = header.indexOf('user');
  return {
    kind: 'laid-out',
    header,
    rootRows: rest.filter((row) => row[position] === ROOT),
    records: () => rest,
  };
}

function problemOfHeader(header: readonly string[], line: string): string | undefined {
  if (!header.includes('user') || !header.includes('arn')) {
    return `it is no credential report: it begins with ${JSON.stringify(line.trim().slice(0, 40))}`;
  }
  const twice = header.find((column, n) => header.indexOf(column) !== n);
  return twice === undefined ? undefined : `it has two columns named ${twice}`;
}

function ragged(row: number, fields: number, expected: number): string {
  return `row ${row} has ${fields} fields, its header ${expected}`;
}

function linesOf(csv: string): string[] {
  const text = csv.charCodeAt(0) === 0xfeff ? csv.slice(1) : csv;
  return text.split(/\r?\n/).filter((line) => line !== '');
}

function countFields(line: string): number {
  let fields = 1;
  for (let at = line.indexOf(','); at >= 0; at = line.indexOf(',', at + 1)) fields++;
  return fields;
}

/** Without a quote in it, a line of CSV is its fields and the commas between them. */
function fieldsOf(line: string): string[] {
  return line.split(',').map((field) => field.trim());
}

function* cut(lines: readonly string[]): Generator<readonly string[]> {
  for (const line of lines) yield fieldsOf(line);
}

function parseWhole(csv: string): string[][] | undefined {
  try {
    return parse(csv, { bom: true, relax_column_count: true, trim: true, skip_empty_lines: true });
  } catch {
    return undefined;
  }
}
