import type { WindowUseRecord } from '../../../src/domain/activity/window-use-record.ts';
import { unsureUses } from '../../../src/domain/alert/unsure-uses.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import { aConsoleLogin, anApiCall, eventOf } from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import { MIA } from '../../support/builders/window-people.ts';

const ID = windowId('view 1', digest);
const signIn = eventOf(aConsoleLogin());
const change = eventOf(anApiCall());

function aUse(checkIn: Partial<WindowUseRecord['checkIn']>): WindowUseRecord {
  return {
    ...{ windowId: ID, accountId: PAYMENTS, version: 1, alerted: [], recent: [] },
    checkIn: { windowId: ID, accountId: PAYMENTS, operator: MIA, addresses: ['203.0.113.7'], ...checkIn },
    about: { at: NOW, key: signIn.key },
  };
}

test.each([
  ['denied', { answer: { isThem: false, at: NOW } }],
  ['not answered for in ten minutes', { askedAt: NOW - 10 * MINUTE }],
])('what is done in a use that is %s is alerted of, beside the use that the alert is about', (_, checkIn) => {
  expect(unsureUses(aUse(checkIn), [signIn, change], NOW, digest)).toMatchObject([
    { key: change.key, cause: 'change', pages: true, verdict: 'in-window', windowId: ID },
  ]);
});

test('what the operator stands by, or still may, is not', () => {
  for (const checkIn of [{ answer: { isThem: true, at: NOW } }, { askedAt: NOW }, { announcedAt: NOW }])
    expect(unsureUses(aUse(checkIn), [signIn, change], NOW, digest)).toEqual([]);
});

test('an address beyond those that are kept alerts all the same, once', () => {
  const from = (eventID: string) => eventOf(anApiCall({ eventID, sourceIPAddress: '198.51.100.99' }));
  const record = aUse({ answer: { isThem: true, at: NOW } });
  const items = unsureUses(record, [from('one'), from('two')], NOW, digest);
  expect(items).toMatchObject([{ cause: 'second-address', sourceAddress: '198.51.100.99' }, {}]);
  expect(items[0]?.key).toBe(items[1]?.key);
});
