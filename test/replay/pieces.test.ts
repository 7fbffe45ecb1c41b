import fc from 'fast-check';
import { aConsoleLogin, anApiCall } from '../support/builders/cloudtrail.ts';
import { malformedBody } from '../support/fuzz/malformed-bodies.ts';
import { foundIn } from './support/found.ts';

const SOUND = [anApiCall({ userAgent: 'größer 😀' }), aConsoleLogin()].map((record) =>
  JSON.stringify(record),
);

const line = fc.oneof(
  fc.constantFrom(
    ...SOUND,
    JSON.stringify(JSON.parse(SOUND[0]!), null, 2),
    `{"Records":[${SOUND.join(',')}]}`,
  ),
  fc.constantFrom(
    '',
    '{',
    '}',
    '[',
    ']',
    ',',
    '{"a":',
    '"',
    '2026-11-20T03:02:11.000Z {}',
    '\ufeff',
    '7',
    'null',
  ),
  malformedBody,
  fc.string({ maxLength: 40 }),
);
const file = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'));

test('whatever is in a file, the same is found however it is cut into pieces', () => {
  fc.assert(
    fc.property(file, fc.integer({ min: 1, max: 200 }), (text, size) => {
      // What is nested thousands deep cannot be compared.
      fc.pre(text.length < 50_000 && !/\[{50}|(\{"nameId":){50}/.test(text));
      expect(foundIn(text, size)).toEqual(foundIn(text));
    }),
    { numRuns: 200 },
  );
});
