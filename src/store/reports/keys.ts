import type { AccountId } from '../../domain/account.ts';
import type { Instant } from '../../domain/time.ts';
import { chunkSortKey, type IndexKey, sortableTime } from '../keys.ts';
import type { KeyRange } from '../query.ts';
import type { Key } from '../table.ts';

/** Heads and troubles of all accounts, in one partition: what is stored of whom is one read. */
export const REPORTS = 'REPORTS';

/** All of it. */
export const EVERY_HEAD: KeyRange = { partition: REPORTS, from: '0', to: '999999999999#~' };

/** Every item of the credential reports stands here under the time it expires at. */
export const EXPIRING_REPORTS = 'EXPIRING#REPORT';

/** Where an item stands in the index until it is deleted, and the same time as an attribute. */
export function expiring(key: Key, expiresAt: Instant): IndexKey & { readonly expiresAt: Instant } {
  const gsi1sk = `${sortableTime(expiresAt)}#${key.pk}#${key.sk}`;
  return { gsi1pk: EXPIRING_REPORTS, gsi1sk, expiresAt };
}

const TROUBLE = '#TROUBLE';

export function headKey(accountId: AccountId): Key {
  return { pk: REPORTS, sk: accountId };
}

export function troubleKey(accountId: AccountId): Key {
  return { pk: REPORTS, sk: `${accountId}${TROUBLE}` };
}

export function isTroubleKey(sk: string): boolean {
  return sk.endsWith(TROUBLE);
}

export function reportChunkKey(accountId: AccountId, version: string, number: number): Key {
  return { pk: `REPORT#${accountId}`, sk: chunkSortKey(version, number) };
}
