import type { ExportRecord } from '../operations/windows/audit/export-record.ts';
import { flatRecord } from './flat-record.ts';

/** Controls, invisible characters, what turns the direction of a line, and what some programs take for its end. */
const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** A record as a line of JSON. `entry` is the entry as it was sealed; the fields beside it are a reading of it. */
export function jsonLine(record: ExportRecord): string {
  const line = { ...flatRecord(record), ...(record.kind === 'entry' && { entry: record.entry }) };
  return `${JSON.stringify(line).replace(HIDDEN, escaped)}\n`;
}

/** The same JSON, with nothing in it that a terminal would obey. */
function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, n) => character.charCodeAt(n));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
