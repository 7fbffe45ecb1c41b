import { itemOf, itemOfCentral, itemOfOpening, itemOfTrouble } from '../../../src/domain/alert/item-of.ts';
import { judgeUse } from '../../../src/domain/verdict/judge-use.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import {
  aConsoleLogin,
  anApiCall,
  anAssumeRoot,
  eventOf,
  inCentralSession,
  intakeOf,
} from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import { MIA } from '../../support/builders/window-people.ts';
import { openWindow } from '../../support/builders/window-scenes.ts';

test('a use has its verdict and its window, and a sign-in whether MFA was used', () => {
  const window = openWindow();
  const signIn = eventOf(aConsoleLogin({ additionalEventData: { MFAUsed: 'No' } }));
  expect(itemOf(signIn, judgeUse(signIn, [window]))).toMatchObject({
    key: signIn.key,
    at: NOW,
    cause: 'sign-in-without-mfa',
    pages: true,
    name: 'ConsoleLogin',
    outcome: 'success',
    mfa: 'no',
    sourceAddress: '203.0.113.7',
    verdict: 'in-window',
    windowId: window.id,
  });
  const call = itemOf(eventOf(anApiCall()));
  expect(call).toMatchObject({ cause: 'change', accessKeyId: 'ASIAROOT0EXAMPLE0001' });
  expect(call).not.toHaveProperty('mfa');
});

test('our own role misused is the worst, and a session of somebody else is told', () => {
  const intake = intakeOf(anAssumeRoot());
  if (intake.kind !== 'assume-root') throw new Error(intake.kind);
  const opening = intake.event;
  const event = eventOf(inCentralSession());
  expect(itemOfCentral(event, { kind: 'ours-misused', disagrees: ['caller'] }, true)).toMatchObject({
    cause: 'audit-misused',
    pages: true,
    name: 'ListAccessKeys',
  });
  const theirs = itemOfOpening(opening, { kind: 'others', opening }, false);
  expect(theirs).toMatchObject({
    cause: 'central-session',
    pages: false,
    name: 'AssumeRoot',
    key: opening.key,
  });
  expect(theirs).not.toHaveProperty('accessKeyId');
});

test('each trouble of a check-in is one item, whichever event it is found by', () => {
  const checkIn = { windowId: windowId('view 1', digest), accountId: PAYMENTS, operator: MIA, addresses: [] };
  const [signIn, call] = [eventOf(aConsoleLogin()), eventOf(anApiCall())];
  const silent = itemOfTrouble(checkIn, 'silent', signIn, digest);
  expect(silent).toMatchObject({ cause: 'not-the-operator', pages: true, verdict: 'in-window' });
  expect(itemOfTrouble(checkIn, 'silent', call, digest).key).toBe(silent.key);
  expect(itemOfTrouble(checkIn, 'denied', signIn, digest).key).not.toBe(silent.key);
  expect(itemOfTrouble(checkIn, 'second-address', signIn, digest).cause).toBe('second-address');
});

test('each further address is an item of its own', () => {
  const checkIn = { windowId: windowId('view 1', digest), accountId: PAYMENTS, operator: MIA, addresses: [] };
  const keyFrom = (sourceIPAddress: string) =>
    itemOfTrouble(checkIn, 'second-address', eventOf(anApiCall({ sourceIPAddress })), digest).key;
  expect(keyFrom('198.51.100.99')).not.toBe(keyFrom('198.51.100.98'));
  expect(keyFrom('198.51.100.99')).toBe(keyFrom('198.51.100.99'));
});
