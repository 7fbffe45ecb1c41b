import { createHash } from 'node:crypto';

/** `length` lower-case letters and digits that follow from `seed`: ids that are the same each time, as AWS writes them. */
export function idFrom(seed: string, length: number): string {
  return spell(seed, length, 'abcdefghijklmnopqrstuvwxyz0123456789');
}

/** The same in capitals and the digits of base 32: user ids and access key ids. */
export function capitalIdFrom(seed: string, length: number): string {
  return spell(seed, length, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567');
}

/** The id of a root user's `n`-th access key, from 0. */
export function rootKeyId(accountId: string, n: number): string {
  return `AKIA${capitalIdFrom(`root key ${n} of ${accountId}`, 16)}`;
}

/** Ids that look like UUIDs, a different one each time; they begin with what follows from `seed`. */
export function numberedIds(seed: string): () => string {
  const prefix = spell(seed, 8, '0123456789abcdef');
  let made = 0;
  return () => {
    made += 1;
    return `${prefix}-0000-4000-9000-${made.toString(16).padStart(12, '0')}`;
  };
}

function spell(seed: string, length: number, alphabet: string): string {
  const bytes = createHash('sha512').update(seed).digest();
  return Array.from(bytes.subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join('');
}
