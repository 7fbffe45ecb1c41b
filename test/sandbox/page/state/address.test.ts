import { readAddress, writeAddress } from '../../../../sandbox/page/state/address.ts';

test('what is written into the address is read from it again', () => {
  const address = { as: 'mia', place: 'C0SECURITY1' };

  expect(writeAddress(address)).toBe('?as=mia&place=C0SECURITY1');
  expect(readAddress(writeAddress(address))).toEqual(address);
});

test('a message to begin with stands in it as well', () => {
  const address = { as: 'mia', place: 'C0SECURITY1', message: '1795154400.000200' };

  expect(readAddress(writeAddress(address))).toEqual(address);
});

test('an address without anything asks for nobody and nowhere', () => {
  expect(readAddress('')).toEqual({ as: undefined, place: undefined });
});
