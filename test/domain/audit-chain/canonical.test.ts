import { canonicalJson } from '../../../src/domain/audit-chain/canonical.ts';

test('the example of RFC 8785, section 3.2.2 and 3.2.3', () => {
  const example = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000f\nA\'B"\\\\"/',
    literals: [null, true, false],
  };
  expect(canonicalJson(example)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('keys are sorted by UTF-16 code units, as RFC 8785 section 3.2.3 has it', () => {
  const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
  const sorted = Object.keys(
    JSON.parse(canonicalJson(Object.fromEntries(keys.map((key) => [`k${key}`, 0])))),
  );
  expect(sorted).toEqual(['k\r', 'k1', 'k\u0080', 'k\u00f6', 'k\u20ac', 'k\ud83d\ude00', 'k\ufb33']);
});

test('a property that is undefined is as one that is absent', () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
});

test.each(['\ud800', 'a\udfff', '\\\ud800'])('half a surrogate pair is refused: %j', (text) => {
  expect(() => canonicalJson({ text })).toThrow(RangeError);
});

test.each(['\\ud800', '\\\\udfff', '😀'])('text that only looks like half a pair is kept: %j', (text) => {
  expect(JSON.parse(canonicalJson({ text }))).toEqual({ text });
});

test('a number that JSON cannot hold is refused', () => {
  expect(() => canonicalJson({ at: Number.NaN })).toThrow('Non-finite');
});
