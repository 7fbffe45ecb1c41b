import type { ExportRecord } from '../operations/windows/audit/export-record.ts';
import { flatRecord } from './flat-record.ts';
import { visibleJson } from './visible-json.ts';

/**
 * A record as a line of JSON. `entry` is the entry as it was sealed, `event` an event of root as it is kept; the fields beside
 * them are a reading of them.
 */
export function jsonLine(record: ExportRecord): string {
  const line = {
    ...flatRecord(record),
    ...(record.kind === 'entry' && { entry: record.entry }),
    ...eventOf(record),
  };
  return `${visibleJson(line)}\n`;
}

function eventOf(record: ExportRecord): object {
  if (record.kind !== 'activity' || record.activity.kind === 'reads') return {};
  const { kept, judgement } = record.activity.record;
  return { event: { ...kept.event, ...(judgement?.kind === 'use' && { verdict: judgement.verdict }) } };
}
