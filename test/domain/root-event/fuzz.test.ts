import fc from 'fast-check';
import { examine } from '../../support/fuzz/body-problems.ts';
import { malformedBody } from '../../support/fuzz/malformed-bodies.ts';

/** `npm run bench -- fuzz` runs the same over 100,000 bodies. */
test('whatever arrives is sorted, bounded, without secrets, and quiet only where a window covers it', () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(malformedBody, (body) => {
      const { kind, problems } = examine(body);
      kinds.add(kind);
      expect(problems).toEqual([]);
    }),
    { numRuns: 1_500 },
  );
  // What is never made is never tried.
  expect([...kinds]).toEqual(
    expect.arrayContaining([
      'poison',
      'irrelevant',
      'assume-root',
      'root in-window',
      'root outside-task',
      'root too-late',
      'root other-account',
      'root service',
      'root central-session',
    ]),
  );
});
