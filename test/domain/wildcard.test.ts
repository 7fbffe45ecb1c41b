import fc from 'fast-check';
import { matchesWildcard } from '../../src/domain/wildcard.ts';

test.each([
  ['*', '', true],
  ['', '', true],
  ['', 'a', false],
  ['?', '', false],
  ['pay*', 'payments', true],
  ['*prod', 'payments-prod', true],
  ['*prod', 'payments-prod2', false],
  ['p?y*', 'payments', true],
  ['a*b*c', 'a1b2b3c', true],
  ['a*b*c', 'a1b2b3', false],
  ['arn:aws:iam::*:root', 'arn:aws:iam::111122223333:root', true],
])('%p against %p: %p', (pattern, text, expected) => {
  expect(matchesWildcard(pattern, text)).toBe(expected);
});

test('agrees with the regular expression that says the same', () => {
  const alphabet = fc.constantFrom('a', 'b', '*', '?', '.');
  const word = fc.array(alphabet, { maxLength: 8 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(word, word, (pattern, text) => {
      const source = pattern.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.');
      expect(matchesWildcard(pattern, text)).toBe(new RegExp(`^${source}$`).test(text));
    }),
    { numRuns: 2_000 },
  );
});

test('a pattern of many stars ends: nothing is tried twice', () => {
  expect(matchesWildcard('*a'.repeat(500), 'a'.repeat(400))).toBe(false);
});
