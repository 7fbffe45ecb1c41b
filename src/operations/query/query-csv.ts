import { BYTE_ORDER_MARK, type CsvValue, csvRow } from '../../domain/csv/row.ts';
import type { Answer } from '../answer-ports.ts';
import type { ResultRow, ResultValue } from '../query-ports.ts';
import type { FileToUpload } from '../report-ports.ts';
import { createSpool } from '../reports/spool.ts';
import type { KeptHead, KeptPiece } from './query-answer.ts';

/** All rows of a kept result as a file for spreadsheets. NULL and empty text are both an empty cell there. */
export async function queryCsv(
  { head, entries }: Answer<KeptHead, KeptPiece>,
  turn: () => Promise<void>,
): Promise<FileToUpload> {
  const spool = createSpool();
  await spool.write(BYTE_ORDER_MARK + csvRow(head.columns));
  for (const { rows } of entries) {
    const some: readonly ResultRow[] = JSON.parse(rows);
    await spool.write(some.map((row) => csvRow(row.map(cell))).join(''));
    await turn();
  }
  const { bytes, content } = await spool.end();
  return { name: fileName(head), bytes, content };
}

/** `query-2026-11-20-0912.csv`: when it was asked, in UTC. */
function fileName({ askedAt }: KeptHead): string {
  const [day, time] = new Date(askedAt).toISOString().split('T');
  return `query-${day}-${time?.slice(0, 5).replace(':', '')}.csv`;
}

function cell(value: ResultValue): CsvValue {
  if (value === null) return undefined;
  return typeof value === 'boolean' ? String(value) : value;
}
