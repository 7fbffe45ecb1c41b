import { keyIdIn } from '../src/domain/audit-chain/seal.ts';
import { createSeal, createSeals, digest } from '../src/seal.ts';

/** RFC 4231, test case 2; FIPS 180-4's "abc". */
test('a seal names its key and is the HMAC-SHA-256 of the text under the key, in lower-case hex', () => {
  expect(createSeal('Jefe')('what do ya want for nothing?')).toEqual(
    expect.stringMatching(/^[0-9a-f]{8}:5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843$/),
  );
});

test('another key gives another seal', () => {
  expect(createSeal('one')('text')).not.toBe(createSeal('another')('text'));
});

test('every key that is at hand has its seal, found by its id', () => {
  const seals = createSeals(['one', 'another']);
  const sealed = createSeal('another')('text');
  const seal = seals(keyIdIn(sealed) ?? '');
  expect(seal?.('text')).toBe(sealed);
  expect(seals('00000000')).toBeUndefined();
});

test('a digest is the SHA-256 of the text, in lower-case hex', () => {
  expect(digest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('both take the bytes of UTF-8', () => {
  expect(digest('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
});
