import type { Digest } from '../audit-chain/entry.ts';

/** `RW-` and six Crockford characters: `RW-7F3K2M`. Made only by `windowId` and `parseWindowId`. */
export type WindowId = string & { readonly __brand: 'WindowId' };

/** Crockford's base 32: no I, L, O or U. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 6;

/**
 * The id of the window that a submission makes: the first 30 bits of the SHA-256 of Slack's view or trigger id, so
 * that a submission delivered twice makes the same id, and the store's conditional put refuses the second.
 */
export function windowId(submissionId: string, digest: Digest): WindowId {
  const bits = Number.parseInt(digest(submissionId).slice(0, 8), 16) >>> 2;
  const digits = Array.from({ length: LENGTH }, (_, n) =>
    CROCKFORD.charAt((bits >>> (5 * (LENGTH - 1 - n))) & 31),
  );
  return `RW-${digits.join('')}` as WindowId;
}

/**
 * The id in what a person typed, or `undefined`. As Crockford has it, case makes no difference, O is 0, and I and L
 * are 1; `RW-` may be left out, or be written with another dash, as phones do.
 */
export function parseWindowId(text: string): WindowId | undefined {
  const typed = text
    .trim()
    .toUpperCase()
    .replace(/^RW[-_\p{Dash_Punctuation}]?(?=.{6}$)/u, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const isId = typed.length === LENGTH && [...typed].every((digit) => CROCKFORD.includes(digit));
  return isId ? (`RW-${typed}` as WindowId) : undefined;
}
