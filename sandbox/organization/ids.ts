import { createHash } from 'node:crypto';

/** `length` lower-case letters and digits that follow from `seed`: ids that are the same each time, as AWS writes them. */
export function idFrom(seed: string, length: number): string {
  return spell(seed, length, 'abcdefghijklmnopqrstuvwxyz0123456789');
}

/** The same in capitals and the digits of base 32: user ids and access key ids. */
export function capitalIdFrom(seed: string, length: number): string {
  return spell(seed, length, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567');
}

function spell(seed: string, length: number, alphabet: string): string {
  const bytes = createHash('sha512').update(seed).digest();
  return Array.from(bytes.subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join('');
}
