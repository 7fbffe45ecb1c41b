import type { ExportRecord } from '../operations/windows/audit/export-record.ts';
import { flatRecord } from './flat-record.ts';
import { visibleJson } from './visible-json.ts';

/** A record as a line of JSON. `entry` is the entry as it was sealed; the fields beside it are a reading of it. */
export function jsonLine(record: ExportRecord): string {
  const line = { ...flatRecord(record), ...(record.kind === 'entry' && { entry: record.entry }) };
  return `${visibleJson(line)}\n`;
}
