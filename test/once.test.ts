import { createOnce } from '../src/once.ts';

describe('an id', () => {
  test('is new once', () => {
    const isNew = createOnce(10);

    expect(['a', 'b', 'a', 'b', 'c'].map(isNew)).toEqual([true, true, false, false, true]);
  });

  test('is forgotten after as many others as are remembered', () => {
    const isNew = createOnce(2);

    expect(['a', 'b', 'c', 'b', 'a'].map(isNew)).toEqual([true, true, true, false, true]);
  });
});
