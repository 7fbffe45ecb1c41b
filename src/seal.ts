import { createHash, createHmac } from 'node:crypto';
import type { Digest, Seal } from './domain/audit-chain/entry.ts';

/** HMAC-SHA-256 under the audit key, whose UTF-8 bytes are the key. */
export function createSeal(auditKey: string): Seal {
  return (text) => createHmac('sha256', auditKey).update(text, 'utf8').digest('hex');
}

/** SHA-256. */
export const digest: Digest = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
