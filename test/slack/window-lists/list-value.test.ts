import fc from 'fast-check';
import { windowId } from '../../../src/domain/window/id.ts';
import { BUTTON_VALUE } from '../../../src/slack/limits.ts';
import {
  encodeListValue,
  type ListValue,
  parseListValue,
} from '../../../src/slack/window-lists/list-value.ts';
import { digest } from '../../support/builders/window.ts';
import { anyText } from '../../support/fuzz/any-text.ts';

const ID = windowId('view 1', digest);

describe('the value of a page button', () => {
  it('comes back as it was put in', () => {
    const values: ListValue[] = [
      { view: 'list', asked: '', page: 1 },
      { view: 'list', asked: 'env="prod"', page: 40 },
      { view: 'history', id: ID, page: 3 },
    ];
    for (const value of values) expect(parseListValue(encodeListValue(value))).toEqual(value);
  });

  it('fits a button whatever was asked', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 5_000 }), (asked) => {
        const encoded = encodeListValue({ view: 'list', asked, page: 10_000 });
        expect(encoded.length).toBeLessThanOrEqual(BUTTON_VALUE);
        expect(parseListValue(encoded)).toBeDefined();
      }),
    );
  });

  it('is refused where it is not what we write', () => {
    const garbage = [
      ...[undefined, '', 'null', '{}', '[]', 'not json', '[2,"list",1,"prod"]', '[1,"list",0,"prod"]'],
      ...['[1,"list",1.5,"prod"]', '[1,"list","1","prod"]', '[1,"list",1]', '[1,"list",1,"prod",1]'],
      ...['[1,"history",1,"RW-7F3K2U"]', '[1,"history",1,"rw-7f3k2m"]', '[1,"history",1,"prod"]'],
      ...['[1,"all",1,"prod"]', '[1,"list",1,7]', `[1,"list",1,"${'x'.repeat(3_000)}"]`],
    ];
    for (const text of garbage) expect([text, parseListValue(text)]).toEqual([text, undefined]);
  });

  it('never throws, whatever comes back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(() => parseListValue(text)).not.toThrow();
      }),
    );
  });
});
