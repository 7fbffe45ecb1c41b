import type { Log, NewId } from '../../operations/ports.ts';
import type { ReportStore, StoredReport } from '../../operations/report-ports.ts';
import { deleteAll, putAll } from '../batch.ts';
import { absentOrReadable, every, readable } from '../conditions.ts';
import { deleteExpired } from '../delete-expired.ts';
import { NewerSchemaError } from '../errors.ts';
import { deleteItemIf, getItem, putItemIf } from '../single-item.ts';
import type { Item, Table } from '../table.ts';
import { failedBy, headsOf, notNewerThan, readHead, readStates } from './heads.ts';
import { headToItem, REPORT_SCHEMA, type StoredHead, troubleToItem, WHAT } from './items.ts';
import { EXPIRING_REPORTS, expiring, reportChunkKey, troubleKey } from './keys.ts';
import { chunkKeysOf, loadReports } from './load-reports.ts';
import { packText } from './text-chunks.ts';
import { moveHead } from './unchanged.ts';

export interface ReportStoreDependencies {
  readonly table: Table;
  readonly newId: NewId;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * Credential reports in the table: gzip-compressed chunks, and a head written last that makes them a report. A newer
 * report takes the place of the older one, whose chunks are deleted then, or kept where the text is the same; those of an interrupted save stand in the
 * index by themselves, and expire.
 */
export function createReportStore({ table, newId, log }: ReportStoreDependencies): ReportStore {
  return {
    save: async (report, expiresAt) => {
      const { accountId, generatedAt } = report;
      const before = await readHead(accountId, { table, log });
      if (before !== undefined && before.generatedAt >= generatedAt) return false;
      if (before !== undefined && (await moveHead(before, report, expiresAt, { table, log }))) return true;
      const head = await writeChunks(report, { version: newId('report'), expiresAt }, table);
      const condition = every(absentOrReadable(REPORT_SCHEMA), notNewerThan(generatedAt));
      // An answer may be lost after the head was written: the SDK's second attempt is then refused by the first.
      const written =
        (await putItemIf(table, headToItem(head), condition)) ||
        (await readHead(accountId, { table, log }))?.version === head.version;
      const useless = written ? before : head;
      if (useless !== undefined) await deleteAll(table, chunkKeysOf(useless));
      return written;
    },
    fail: async (trouble, expiresAt) => {
      const item = troubleToItem(trouble, expiresAt);
      const written = await putItemIf(table, item, absentOrReadable(REPORT_SCHEMA));
      if (!written) throw new NewerSchemaError(WHAT, 'newer', REPORT_SCHEMA);
    },
    recover: async (accountId, at) => {
      const key = troubleKey(accountId);
      if ((await getItem(table, key)) === undefined) return;
      await deleteItemIf(table, key, every(readable(REPORT_SCHEMA), failedBy(at)));
    },
    heads: (now) => readStates(now, { table, log }),
    load: async function* (accountIds, now) {
      const wanted = [...accountIds];
      const heads = await headsOf(wanted, now, { table, log });
      const present = wanted.flatMap((id) => heads.get(id) ?? []);
      yield* loadReports(present, now, { table, log });
    },
    deleteExpired: (now) => deleteExpired(table, EXPIRING_REPORTS, now),
  };
}

async function writeChunks(
  { accountId, generatedAt, storedAt, csv }: StoredReport,
  { version, expiresAt }: Pick<StoredHead, 'version' | 'expiresAt'>,
  table: Table,
): Promise<StoredHead> {
  const text = Buffer.from(csv);
  const pieces = await packText(text);
  async function* items(): AsyncGenerator<Item> {
    for (const [number, data] of pieces.entries()) {
      const key = reportChunkKey(accountId, version, number);
      yield { ...key, ...expiring(key, expiresAt), schema: REPORT_SCHEMA, data };
    }
  }
  await putAll(table, items());
  const bytes = text.byteLength;
  return { accountId, generatedAt, storedAt, bytes, version, chunks: pieces.length, expiresAt };
}
