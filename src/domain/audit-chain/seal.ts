import { canonicalJson } from './canonical.ts';
import type { AuditEntry, Seal, UnsealedEntry } from './entry.ts';

/** What stands before the first entry. */
export const NO_ENTRY = '';

/** The entry with its hash: HMAC over the canonical JSON of everything in it, the previous hash included. */
export function sealed(entry: UnsealedEntry, seal: Seal): AuditEntry {
  return { ...entry, hash: seal(canonicalJson(entry)) };
}

/** Whether the entry is as it was sealed. */
export function isIntact({ hash, ...entry }: AuditEntry, seal: Seal): boolean {
  return seal(canonicalJson(entry)) === hash;
}
