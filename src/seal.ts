import { createHash, createHmac } from 'node:crypto';
import type { Digest, Seal } from './domain/audit-chain/entry.ts';
import type { Seals } from './domain/audit-chain/seal.ts';

const KEY_ID_DIGITS = 8;

/**
 * Seals with the key's id, a colon, and the HMAC-SHA-256 under the audit key, whose UTF-8 bytes are the key, in lower-case
 * hex. The id is the beginning of the HMAC of a fixed text: it tells keys apart, and nothing about them.
 */
export function createSeal(auditKey: string): Seal {
  const keyId = keyIdOf(auditKey);
  return (text) => `${keyId}:${hmac(auditKey, text)}`;
}

/** The seals of every key at hand, the current one and the former. */
export function createSeals(auditKeys: readonly string[]): Seals {
  const byId = new Map(auditKeys.map((key) => [keyIdOf(key), createSeal(key)]));
  return (keyId) => byId.get(keyId);
}

function keyIdOf(auditKey: string): string {
  return hmac(auditKey, 'rootkeeper audit key id').slice(0, KEY_ID_DIGITS);
}

function hmac(auditKey: string, text: string): string {
  return createHmac('sha256', auditKey).update(text, 'utf8').digest('hex');
}

/** SHA-256. */
export const digest: Digest = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
