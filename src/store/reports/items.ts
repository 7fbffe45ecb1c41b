import { type AccountId, parseAccountId } from '../../domain/account.ts';
import type { Instant } from '../../domain/time.ts';
import type { ReportHead, ReportTrouble } from '../../operations/report-ports.ts';
import { attributesOf } from '../attributes.ts';
import { DamagedItemError } from '../errors.ts';
import { requireSchema } from '../schema.ts';
import type { Item, RawItem } from '../table.ts';
import { expiring, headKey, troubleKey } from './keys.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const REPORT_SCHEMA = 1;

export const WHAT = 'credential report';

interface Expiring {
  readonly expiresAt: Instant;
}

/** The manifest of a stored report: written after its chunks, it makes them one. */
export interface StoredHead extends ReportHead, Expiring {
  /** Unique to one save; in the keys of its chunks. */
  readonly version: string;
  readonly chunks: number;
}

export function headToItem(head: StoredHead): Item {
  const { accountId, expiresAt, ...attributes } = head;
  const key = headKey(accountId);
  return { ...key, ...expiring(key, expiresAt), schema: REPORT_SCHEMA, ...attributes };
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
export function headFromItem(item: RawItem): StoredHead {
  requireSchema(WHAT, item, REPORT_SCHEMA);
  const attributes = attributesOf(WHAT, item);
  return {
    accountId: accountIdIn(attributes.text('sk')),
    generatedAt: attributes.number('generatedAt'),
    storedAt: attributes.number('storedAt'),
    bytes: attributes.number('bytes'),
    version: attributes.text('version'),
    chunks: attributes.number('chunks'),
    expiresAt: attributes.number('expiresAt'),
  };
}

export function troubleToItem({ accountId, at, reason, remedy }: ReportTrouble, expiresAt: Instant): Item {
  const key = troubleKey(accountId);
  return { ...key, ...expiring(key, expiresAt), schema: REPORT_SCHEMA, at, reason, remedy };
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
export function troubleFromItem(item: RawItem): ReportTrouble & Expiring {
  requireSchema(WHAT, item, REPORT_SCHEMA);
  const attributes = attributesOf(WHAT, item);
  return {
    accountId: accountIdIn(attributes.text('sk')),
    at: attributes.number('at'),
    reason: attributes.text('reason'),
    remedy: attributes.text('remedy'),
    expiresAt: attributes.number('expiresAt'),
  };
}

function accountIdIn(sortKey: string): AccountId {
  const accountId = parseAccountId(sortKey.split('#')[0] ?? '');
  if (accountId === undefined) throw new DamagedItemError(WHAT, `${sortKey} begins with no account id`);
  return accountId;
}
