import { canonicalJson } from '../../src/domain/audit-chain/canonical.ts';
import { wellFormed } from '../../src/domain/well-formed.ts';

test.each([
  ['pay \ud83d', 'pay \ufffd'],
  ['\ude00 pay', '\ufffd pay'],
  ['pay 😀 支払い', 'pay 😀 支払い'],
])('half a character of a name gives way, whole ones stay: %j', (name, expected) => {
  expect(wellFormed(name)).toBe(expected);
  expect(() => canonicalJson({ name: wellFormed(name) })).not.toThrow();
});
