import { canonicalize } from 'json-canonicalize';

/**
 * The value as RFC 8785 (JSON Canonicalization Scheme) text: equal values give equal bytes, wherever they were stored
 * in between. Properties that are undefined are left out, as every store leaves them out. Throws on a number that
 * JSON cannot hold, and on half a surrogate pair: no store gives it back as it was.
 */
export function canonicalJson(value: object): string {
  const json = canonicalize(value);
  if (ESCAPED_SURROGATE.test(json)) {
    throw new RangeError('A text holds half a surrogate pair; RFC 8785 takes well-formed Unicode only');
  }
  return json;
}

/** JSON escapes half a pair as `\ud800`; a backslash that was in the text stands doubled before it. */
const ESCAPED_SURROGATE = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;
