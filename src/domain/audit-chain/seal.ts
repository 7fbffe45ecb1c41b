import { canonicalJson } from './canonical.ts';
import type { AuditEntry, Seal, UnsealedEntry } from './entry.ts';

/** What stands before the first entry. */
export const NO_ENTRY = '';

/** The seal of the key with this id, a current one or a former; `undefined` where that key is not at hand. */
export type Seals = (keyId: string) => Seal | undefined;

/** What looking at a seal came to. unknown-key: nobody can say without that key. */
export type SealVerdict = 'intact' | 'edited' | { readonly unknownKey: string };

/** The entry with its hash: HMAC over the canonical JSON of everything in it, the previous hash included. */
export function sealed(entry: UnsealedEntry, seal: Seal): AuditEntry {
  return { ...entry, hash: seal(canonicalJson(entry)) };
}

/** Whether the entry is as it was sealed. */
export function verifySeal({ hash, ...entry }: AuditEntry, seals: Seals): SealVerdict {
  const keyId = keyIdIn(hash);
  if (keyId === undefined) return 'edited';
  const seal = seals(keyId);
  if (seal === undefined) return { unknownKey: keyId };
  return seal(canonicalJson(entry)) === hash ? 'intact' : 'edited';
}

/** The id of the key that a hash names, `undefined` where it is no hash of ours. */
export function keyIdIn(hash: string): string | undefined {
  return /^([0-9a-f]{8}):[0-9a-f]{64}$/.exec(hash)?.[1];
}
