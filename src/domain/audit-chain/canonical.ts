import { canonicalize } from 'json-canonicalize';

/**
 * The value as RFC 8785 (JSON Canonicalization Scheme) text: equal values give equal bytes, wherever they were stored
 * in between. Properties that are undefined are left out, as every store leaves them out. Throws on a number that
 * JSON cannot hold.
 */
export function canonicalJson(value: object): string {
  return canonicalize(value);
}
