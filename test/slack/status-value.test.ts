import fc from 'fast-check';
import { BUTTON_VALUE } from '../../src/slack/limits.ts';
import { encodeStatusValue, parseStatusValue, type StatusValue } from '../../src/slack/status-value.ts';
import { accountId } from '../support/builders/account.ts';
import { anyText } from '../support/fuzz/any-text.ts';

const value: StatusValue = { resultId: 'result-01HX', scope: 'prod', page: 3, view: 'clear' };

describe('the value of a status button', () => {
  it('comes back as it was put in', () => {
    expect(parseStatusValue(encodeStatusValue(value))).toEqual(value);
    const account: StatusValue = { ...value, view: 'account', accountId: accountId('111122223333') };
    expect(parseStatusValue(encodeStatusValue(account))).toEqual(account);
  });

  it('fits a button whatever the scope', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 5_000 }), (scope) => {
        const encoded = encodeStatusValue({ ...value, scope, resultId: 'r'.repeat(128) });
        expect(encoded.length).toBeLessThanOrEqual(BUTTON_VALUE);
        expect(parseStatusValue(encoded)).toBeDefined();
      }),
    );
  });

  it('is refused where it is not what we write', () => {
    const garbage = [
      undefined,
      '',
      'null',
      '{}',
      '[]',
      'not json',
      '[2,"r","clear",1,"prod"]',
      '[1,"r","clear",0,"prod"]',
      '[1,"r","clear",1.5,"prod"]',
      '[1,"r","clear","1","prod"]',
      '[1,"r","everything",1,"prod"]',
      '[1,"../r","clear",1,"prod"]',
      '[1,"r","clear",1]',
      '[1,"r","clear",1,"prod","111122223333"]',
      '[1,"r","account",1,"prod"]',
      '[1,"r","account",1,"prod","11112222333"]',
      `[1,"r","clear",1,"${'x'.repeat(3_000)}"]`,
    ];
    for (const text of garbage) expect([text, parseStatusValue(text)]).toEqual([text, undefined]);
  });

  it('never throws, whatever comes back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(() => parseStatusValue(text)).not.toThrow();
      }),
    );
  });
});
