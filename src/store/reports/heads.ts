import type { AccountId } from '../../domain/account.ts';
import type { Instant } from '../../domain/time.ts';
import type { ReportState } from '../../operations/report-ports.ts';
import { getAll } from '../batch.ts';
import type { Expression } from '../conditions.ts';
import { damageIn } from '../errors.ts';
import { itemPages } from '../query.ts';
import { getItem } from '../single-item.ts';
import type { RawItem } from '../table.ts';
import { headFromItem, type StoredHead, troubleFromItem } from './items.ts';
import { EVERY_HEAD, headKey, isTroubleKey } from './keys.ts';
import type { LoadDeps } from './load-reports.ts';

/** More heads than these are read by listing all. DynamoDB gives 100 items a request. */
const ONE_BY_ONE = 100;
/** A page: reading a megabyte of them at once would hold the event loop for a tenth of a second. */
const LISTED_AT_ONCE = 500;

/** `undefined` too where it is damaged: a new report may take its place. */
export async function readHead(accountId: AccountId, deps: LoadDeps): Promise<StoredHead | undefined> {
  const item = await getItem(deps.table, headKey(accountId));
  return item === undefined ? undefined : unlessDamaged(item, headFromItem, deps);
}

/** Those of these accounts that have not expired. */
export async function headsOf(
  accountIds: readonly AccountId[],
  now: Instant,
  deps: LoadDeps,
): Promise<ReadonlyMap<AccountId, StoredHead>> {
  const heads = new Map<AccountId, StoredHead>();
  const take = (items: readonly RawItem[]) => {
    for (const item of items) {
      const head = unlessDamaged(item, headFromItem, deps);
      if (head !== undefined && head.expiresAt > now) heads.set(head.accountId, head);
    }
  };
  if (accountIds.length <= ONE_BY_ONE) {
    take(await getAll(deps.table, accountIds.map(headKey), ONE_BY_ONE));
    return heads;
  }
  for await (const page of itemPages(deps.table, EVERY_HEAD, LISTED_AT_ONCE)) {
    take(page.filter((item) => !isTroubleKey(String(item.sk))));
  }
  return heads;
}

/** What is stored of every account, but for what has expired. */
export async function readStates(now: Instant, deps: LoadDeps): Promise<ReadonlyMap<AccountId, ReportState>> {
  const states = new Map<AccountId, ReportState>();
  for await (const page of itemPages(deps.table, EVERY_HEAD, LISTED_AT_ONCE)) {
    for (const item of page) {
      const found = unlessDamaged(item, stateFrom, deps);
      if (found === undefined || found.expiresAt <= now) continue;
      states.set(found.accountId, joined(states.get(found.accountId), found.state));
    }
  }
  return states;
}

interface FoundState {
  readonly accountId: AccountId;
  readonly expiresAt: Instant;
  readonly state: ReportState;
}

function stateFrom(item: RawItem): FoundState {
  if (isTroubleKey(String(item.sk))) {
    const { expiresAt, ...trouble } = troubleFromItem(item);
    return { accountId: trouble.accountId, expiresAt, state: { trouble } };
  }
  const { accountId, generatedAt, storedAt, bytes, expiresAt } = headFromItem(item);
  return { accountId, expiresAt, state: { head: { accountId, generatedAt, storedAt, bytes } } };
}

/** A report that was stored after the trouble ended it. An account's head sorts before its trouble. */
function joined(before: ReportState = {}, { head, trouble }: ReportState): ReportState {
  if (head !== undefined) return { ...before, head };
  const isOver = trouble !== undefined && before.head !== undefined && before.head.storedAt >= trouble.at;
  return isOver || trouble === undefined ? before : { ...before, trouble };
}

/** One damaged item does not hide all others. */
function unlessDamaged<T>(item: RawItem, read: (item: RawItem) => T, { log }: LoadDeps): T | undefined {
  try {
    return read(item);
  } catch (error) {
    const damage = damageIn(error);
    if (damage === undefined) throw error;
    log.warn({ item: item.sk, damage }, 'what is stored of a credential report is damaged, and left out');
    return undefined;
  }
}

/** No report of the same time or a later one is stored; what is no time is no later one. */
export function notNewerThan(generatedAt: Instant): Expression {
  return {
    text: '(NOT #generatedAt >= :generatedAt)',
    names: { '#generatedAt': 'generatedAt' },
    values: { ':generatedAt': generatedAt },
  };
}

/** The trouble is of then, or of before. */
export function failedBy(at: Instant): Expression {
  return { text: '#at <= :at', names: { '#at': 'at' }, values: { ':at': at } };
}
