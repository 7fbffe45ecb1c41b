import type { DigestRetention } from '../../operations/digest-ports.ts';
import { deleteExpired } from '../delete-expired.ts';
import type { Table } from '../table.ts';
import { EXPIRING_DIGEST } from './keys.ts';

/** Finds what expired by the index, and reads nothing else. */
export function createDigestRetention({ table }: { readonly table: Table }): DigestRetention {
  return { deleteExpired: (now) => deleteExpired(table, EXPIRING_DIGEST, now) };
}
