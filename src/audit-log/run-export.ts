import { pipeline } from 'node:stream/promises';
import type { ExportRecord } from '../operations/windows/audit/export-record.ts';
import { type ExportDeps, exportRecords } from '../operations/windows/audit/export-records.ts';
import { damageIn } from '../store/errors.ts';
import type { Command, Format } from './command.ts';
import { count } from './count.ts';
import { type CsvRow, csvRow, csvWriter } from './csv.ts';
import { damagedEventLine, garbledLine, unreadLine } from './finding-words.ts';
import { jsonLine } from './jsonl.ts';
import type { OpenRecord } from './open-record.ts';
import { type Send, writeOut } from './output.ts';
import { EXIT, type ExitCode, type Surroundings } from './surroundings.ts';

type ExportCommand = Extract<Command, { readonly kind: 'export' }>;

/** Exports. An export that lacks something which could not be read says so, and is `wrong`. */
export async function runExport(
  { range, format, out }: ExportCommand,
  {
    source,
    refusals,
    activity,
    directory,
  }: Pick<ExportDeps, 'source' | 'refusals'> & Pick<OpenRecord, 'activity' | 'directory'>,
  { stdout, complain }: Pick<Surroundings, 'stdout' | 'complain'>,
): Promise<ExitCode> {
  const windows = new Set<string>();
  const events = new Set<string>();
  const lacks = (what: Set<string>, id: string, line: string) => {
    if (!what.has(id)) complain(line);
    what.add(id);
  };
  const management = (await directory.load())?.accounts.find(({ isManagement }) => isManagement);
  const records = exportRecords(
    {
      ...{ source, refusals, damageIn },
      activity: {
        records: activity((why) => lacks(events, why, damagedEventLine(why))),
        ...(management && { management: management.id }),
      },
      unread: (window) => lacks(windows, window.id, unreadLine(window)),
      garbled: (key) => lacks(windows, key, garbledLine(key)),
    },
    range,
  );
  await writeOut(sending(records, format), stdout, out);
  const lacking = [
    ...(windows.size > 0 ? [count(windows.size, 'window')] : []),
    ...(events.size > 0 ? [count(events.size, 'event')] : []),
  ];
  if (lacking.length === 0) return EXIT.done;
  complain(`The export is not whole: it lacks what is above, of ${lacking.join(' and ')}. See --verify.`);
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
