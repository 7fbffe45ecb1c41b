import fc from 'fast-check';

const SURROGATES = { first: 0xd800, count: 0x800 };
const HIGHEST = 0x10ffff;

/**
 * Texts of any code points there are: those of fast-check's unit `binary`, which makes a table of all of them first. That
 * takes a second, and 100 MB, in every test file.
 */
export function anyText(constraints: Omit<fc.StringConstraints, 'unit'> = {}): fc.Arbitrary<string> {
  return fc.string({ ...constraints, unit: CODE_POINT });
}

const CODE_POINT = fc.nat({ max: HIGHEST - SURROGATES.count }).map(codePointAt, placeOf);

function codePointAt(place: number): string {
  return String.fromCodePoint(place < SURROGATES.first ? place : place + SURROGATES.count);
}

/** Throws where it is not one code point: fast-check then knows that it cannot come from here. */
function placeOf(text: unknown): number {
  const code = typeof text === 'string' ? text.codePointAt(0) : undefined;
  const place = code === undefined || code < SURROGATES.first ? code : code - SURROGATES.count;
  if (place === undefined || codePointAt(place) !== text) throw new Error('not one code point');
  return place;
}
