import type { TableBlock } from '@slack/types';
import { sizeOf } from '../size.ts';
import { harmlessLabel } from '../text/harmless.ts';

/** https://docs.slack.dev/reference/block-kit/blocks/table-block; the header is one of the rows. */
const MOST_ROWS = 100;
export const MOST_COLUMNS = 20;
/** In characters: of a cell at least, and of all cells of a row together where they are few. */
const CELL = 100;
const ROW = 800;

export type Value = string | number | boolean | null;

export interface ShownTable {
  readonly block: TableBlock;
  readonly rows: number;
}

/** As many of the rows as fit `room`, in characters of JSON; their first columns. */
export function tableOf(
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
  room: number,
): ShownTable {
  const width = Math.max(CELL, Math.floor(ROW / columns.length));
  const header = columns.slice(0, MOST_COLUMNS).map((name) => cell(name === '' ? "''" : name, width));
  const settings = header.map((_, n) => ({
    align: isNumeric(n, rows) ? ('right' as const) : ('left' as const),
  }));
  const empty: TableBlock = { type: 'table', rows: [header], column_settings: settings };
  const shown = [header];
  let size = sizeOf([empty]);
  for (const row of rows.slice(0, MOST_ROWS - 1)) {
    const cells = row.slice(0, MOST_COLUMNS).map((value) => cell(wordOf(value), width));
    size += JSON.stringify(cells).length + 1;
    if (size > room) break;
    shown.push(cells);
  }
  return { block: { ...empty, rows: shown }, rows: shown.length - 1 };
}

/** NULL is told from the text 'NULL', and from an empty text, as SQL writes them. */
function wordOf(value: Value): string {
  if (value === null) return 'NULL';
  if (value === '' || value === 'NULL') return `'${value}'`;
  return String(value);
}

function cell(text: string, width: number): { type: 'raw_text'; text: string } {
  return { type: 'raw_text', text: harmlessLabel(text, width) };
}

function isNumeric(column: number, rows: readonly (readonly Value[])[]): boolean {
  const values = rows.map((row) => row[column]).filter((value) => value !== null);
  return values.length > 0 && values.every((value) => typeof value === 'number');
}
