import { pipeline } from 'node:stream/promises';
import type { ExportRecord } from '../operations/windows/audit/export-record.ts';
import { type ExportDeps, exportRecords } from '../operations/windows/audit/export-records.ts';
import { damageIn } from '../store/errors.ts';
import type { Command, Format } from './command.ts';
import { count } from './count.ts';
import { type CsvRow, csvRow, csvWriter } from './csv.ts';
import { garbledLine, unreadLine } from './finding-words.ts';
import { jsonLine } from './jsonl.ts';
import { type Send, writeOut } from './output.ts';
import { EXIT, type ExitCode, type Surroundings } from './surroundings.ts';

type ExportCommand = Extract<Command, { readonly kind: 'export' }>;

/** Exports. An export that lacks a window which could not be read says so, and is `wrong`. */
export async function runExport(
  { range, format, out }: ExportCommand,
  { source, refusals }: Pick<ExportDeps, 'source' | 'refusals'>,
  { stdout, complain }: Pick<Surroundings, 'stdout' | 'complain'>,
): Promise<ExitCode> {
  const lacking = new Set<string>();
  const records = exportRecords(
    {
      source,
      refusals,
      damageIn,
      unread: (window) => {
        if (!lacking.has(window.id)) complain(unreadLine(window));
        lacking.add(window.id);
      },
      garbled: (key) => {
        complain(garbledLine(key));
        lacking.add(key);
      },
    },
    range,
  );
  await writeOut(sending(records, format), stdout, out);
  if (lacking.size === 0) return EXIT.done;
  complain(
    `The export is not whole: it lacks what is above, of ${count(lacking.size, 'window')}. See --verify.`,
  );
  return EXIT.wrong;
}

/** No faster than what takes it. */
function sending(records: AsyncIterable<ExportRecord>, format: Format): Send {
  return (to, options) =>
    format === 'csv'
      ? pipeline(rows(records), csvWriter(), to, options)
      : pipeline(lines(records), to, options);
}

async function* lines(records: AsyncIterable<ExportRecord>): AsyncGenerator<string> {
  for await (const record of records) yield jsonLine(record);
}

async function* rows(records: AsyncIterable<ExportRecord>): AsyncGenerator<CsvRow> {
  for await (const record of records) yield csvRow(record);
}
