import type { Instant } from '../../domain/time.ts';
import type { Log, NewId } from '../../operations/ports.ts';
import type { ReportStore, StoredReport } from '../../operations/report-ports.ts';
import { deleteAll, putAll } from '../batch.ts';
import { absentOrReadable, type Expression, every } from '../conditions.ts';
import { deleteExpired } from '../delete-expired.ts';
import { NewerSchemaError } from '../errors.ts';
import { putItemIf } from '../single-item.ts';
import type { Item, Table } from '../table.ts';
import { headsOf, readHead, readStates } from './heads.ts';
import { headToItem, REPORT_SCHEMA, type StoredHead, troubleToItem, WHAT } from './items.ts';
import { EXPIRING_REPORTS, expiring, reportChunkKey } from './keys.ts';
import { chunkKeysOf, loadReports } from './load-reports.ts';
import { packText } from './text-chunks.ts';

export interface ReportStoreDependencies {
  readonly table: Table;
  readonly newId: NewId;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * Credential reports in the table: gzip-compressed chunks, and a head written last that makes them a report. A newer
 * report takes the place of the older one, whose chunks are deleted then; those of an interrupted save stand in the
 * index by themselves, and expire.
 */
export function createReportStore({ table, newId, log }: ReportStoreDependencies): ReportStore {
  return {
    save: async (report, expiresAt) => {
      const { accountId, generatedAt } = report;
      const before = await readHead(accountId, { table, log });
      if (before !== undefined && before.generatedAt >= generatedAt) return false;
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

/** No report of the same time or a later one is stored; what is no time is no later one. */
function notNewerThan(generatedAt: Instant): Expression {
  return {
    text: '(NOT #generatedAt >= :generatedAt)',
    names: { '#generatedAt': 'generatedAt' },
    values: { ':generatedAt': generatedAt },
  };
}
