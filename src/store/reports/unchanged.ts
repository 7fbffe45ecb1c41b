import type { Instant } from '../../domain/time.ts';
import type { StoredReport } from '../../operations/report-ports.ts';
import { every, readable, versionIs } from '../conditions.ts';
import { putItemIf } from '../single-item.ts';
import { notNewerThan, readHead } from './heads.ts';
import { headToItem, REPORT_SCHEMA, type StoredHead } from './items.ts';
import { type LoadDeps, loadReports } from './load-reports.ts';

/** The part of its time that a report may lose by keeping chunks that were stored, and expire, before it. */
const MOST_LOST = 1 / 4;

/**
 * Most reports are what they were four hours before. Where the chunks of `before` are whole and hold this very text, and live
 * nearly as long as it should, only the head is written, which expires with them. False: the report is to be stored whole.
 */
export async function moveHead(
  before: StoredHead,
  { accountId, generatedAt, storedAt, csv }: StoredReport,
  expiresAt: Instant,
  deps: LoadDeps,
): Promise<boolean> {
  const lost = expiresAt - before.expiresAt;
  if (lost > (expiresAt - generatedAt) * MOST_LOST) return false;
  if (before.bytes !== Buffer.byteLength(csv) || !(await holds(before, csv, storedAt, deps))) return false;
  const head = { ...before, generatedAt, storedAt, expiresAt: Math.min(expiresAt, before.expiresAt) };
  const condition = every(readable(REPORT_SCHEMA), versionIs(before.version), notNewerThan(generatedAt));
  if (await putItemIf(deps.table, headToItem(head), condition)) return true;
  // The answer may have been lost: the SDK's second attempt is then refused by the first.
  const now = await readHead(accountId, deps);
  return now?.version === before.version && now.generatedAt === generatedAt;
}

/** Read rather than compared by a digest: what is damaged must not be kept. */
async function holds(head: StoredHead, csv: string, now: Instant, deps: LoadDeps): Promise<boolean> {
  for await (const report of loadReports([head], now, deps)) return report.csv === csv;
  return false;
}
