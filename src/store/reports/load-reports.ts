import type { AccountId } from '../../domain/account.ts';
import type { Instant } from '../../domain/time.ts';
import type { Log } from '../../operations/ports.ts';
import type { StoredReport } from '../../operations/report-ports.ts';
import { attributesOf } from '../attributes.ts';
import { getAll } from '../batch.ts';
import { DamagedItemError, damageIn } from '../errors.ts';
import { requireSchema } from '../schema.ts';
import { getItem } from '../single-item.ts';
import type { Key, RawItem, Table } from '../table.ts';
import { headFromItem, REPORT_SCHEMA, type StoredHead, WHAT } from './items.ts';
import { headKey, reportChunkKey } from './keys.ts';
import { unpackText } from './text-chunks.ts';

export interface LoadDeps {
  readonly table: Table;
  readonly log: Pick<Log, 'warn'>;
}

/** A page is so many accounts, or so much text, whichever is less; one large report is a page of its own. */
const PAGE_ACCOUNTS = 50;
const PAGE_BYTES = 4 * 1024 * 1024;
/** Pages that are being read while somebody works on the one before. */
const PAGES_AHEAD = 3;

/** The reports of these heads in their order, a few pages ahead of who reads them. */
export async function* loadReports(
  heads: Iterable<StoredHead>,
  now: Instant,
  deps: LoadDeps,
): AsyncGenerator<StoredReport> {
  const coming: Promise<readonly StoredReport[]>[] = [];
  const pages = pagesOf(heads);
  const readNext = () => {
    const { done, value } = pages.next();
    if (done === true) return;
    const page = readPage(value, now, deps);
    // Whoever reads takes the error when its turn comes; whoever stops reading before has no use for it.
    page.catch(() => undefined);
    coming.push(page);
  };
  for (let n = 0; n <= PAGES_AHEAD; n += 1) readNext();
  for (let page = coming.shift(); page !== undefined; page = coming.shift()) {
    yield* await page;
    readNext();
  }
}

function* pagesOf(heads: Iterable<StoredHead>): Generator<readonly StoredHead[]> {
  let page: StoredHead[] = [];
  let bytes = 0;
  for (const head of heads) {
    if (page.length === PAGE_ACCOUNTS || (page.length > 0 && bytes + head.bytes > PAGE_BYTES)) {
      yield page;
      page = [];
      bytes = 0;
    }
    page.push(head);
    bytes += head.bytes;
  }
  if (page.length > 0) yield page;
}

async function readPage(
  heads: readonly StoredHead[],
  now: Instant,
  deps: LoadDeps,
): Promise<readonly StoredReport[]> {
  const items = await getAll(deps.table, heads.flatMap(chunkKeysOf), PAGE_ACCOUNTS);
  const found = new Map(items.map((item) => [nameIn(item), item]));
  const reports = await Promise.all(heads.map((head) => reportOf(head, found, now, deps)));
  return reports.flatMap((report) => (report === undefined ? [] : [report]));
}

/** A report that was replaced while it was read has lost its chunks: its newer head is read then. */
async function reportOf(
  head: StoredHead,
  found: ReadonlyMap<string, RawItem>,
  now: Instant,
  deps: LoadDeps,
): Promise<StoredReport | undefined> {
  const { accountId } = head;
  try {
    const pieces = chunkKeysOf(head).map((key) => found.get(`${key.pk} ${key.sk}`));
    if (pieces.every((piece) => piece !== undefined)) return await reportFrom(head, pieces);
    const newer = await readHead(accountId, deps.table);
    if (newer === undefined || newer.expiresAt <= now) return undefined;
    if (newer.version === head.version) throw new DamagedItemError(WHAT, 'it lacks chunks');
    const [report] = await readPage([newer], now, deps);
    return report;
  } catch (error) {
    const damage = damageIn(error);
    if (damage === undefined) throw error;
    deps.log.warn({ accountId, damage }, 'a stored credential report is damaged, and left out');
    return undefined;
  }
}

async function reportFrom(head: StoredHead, items: readonly RawItem[]): Promise<StoredReport> {
  const { accountId, generatedAt, storedAt, bytes } = head;
  const pieces = items.map((item) => {
    requireSchema(WHAT, item, REPORT_SCHEMA);
    return attributesOf(WHAT, item).bytes('data');
  });
  return { accountId, generatedAt, storedAt, csv: await unpackText(pieces, bytes) };
}

async function readHead(accountId: AccountId, table: Table): Promise<StoredHead | undefined> {
  const item = await getItem(table, headKey(accountId));
  return item === undefined ? undefined : headFromItem(item);
}

/** The keys of all chunks of a report. */
export function chunkKeysOf({ accountId, version, chunks }: StoredHead): Key[] {
  return Array.from({ length: chunks }, (_, number) => reportChunkKey(accountId, version, number));
}

function nameIn({ pk, sk }: RawItem): string {
  return `${pk} ${sk}`;
}
