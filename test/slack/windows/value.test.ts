import fc from 'fast-check';
import { windowId } from '../../../src/domain/window/id.ts';
import { BUTTON_VALUE } from '../../../src/slack/limits.ts';
import { encodeWindowValue, parseWindowValue } from '../../../src/slack/windows/value.ts';
import { digest } from '../../support/builders/window.ts';

describe('the value of a window’s button', () => {
  it('comes back as it was put in, and holds nothing but the id', () => {
    fc.assert(
      fc.property(fc.string(), (submission) => {
        const value = { id: windowId(submission, digest) };
        const written = encodeWindowValue({ ...value, ...{ approvedBy: 'U0MIA' } });
        expect(parseWindowValue(written)).toEqual(value);
        expect(written).not.toContain('U0MIA');
        expect(written.length).toBeLessThan(BUTTON_VALUE);
      }),
    );
  });

  it.each([
    undefined,
    '',
    'null',
    '{}',
    '[]',
    'RW-7F3K2M',
    '[2,"RW-7F3K2M"]',
    '[1,"rw-7f3k2m"]',
    '[1,"RW-7F3KOM"]',
    '[1,"RW-7F3K2"]',
    '[1,"RW-7F3K2M",1]',
    ' [1,"RW-7F3K2M"]',
    '[1,"RW-7F3K2M"]\n',
  ])('%j is refused: it is not what we write', (text) => {
    expect(parseWindowValue(text)).toBeUndefined();
  });
});
