import {
  type CheckIn,
  checkInDue,
  checkInStanding,
  troublesOf,
} from '../../../src/domain/check-in/check-in.ts';
import { announced, answered, used } from '../../../src/domain/check-in/steps.ts';
import { type Instant, MINUTE, SECOND } from '../../../src/domain/time.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import { accountId } from '../../support/builders/account.ts';
import {
  aConsoleLogin,
  aFailedLogin,
  anApiCall,
  type CloudTrailRecord,
  eventOf,
  eventTime,
} from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import { MIA, OMAR } from '../../support/builders/window-people.ts';

const FRESH: CheckIn = {
  windowId: windowId('view 1', digest),
  accountId: accountId('111122223333'),
  operator: MIA,
  addresses: [],
};

function signIn(at: Instant = NOW, overrides: CloudTrailRecord = {}) {
  return eventOf(aConsoleLogin({ eventTime: eventTime(at), ...overrides }));
}

const asked = used(FRESH, signIn(), NOW).checkIn;

test('the operator is asked at the first sign-in, and not again', () => {
  expect(used(FRESH, signIn(), NOW)).toMatchObject({ ask: true, checkIn: { askedAt: NOW } });
  expect(used(asked, signIn(NOW + MINUTE), NOW + MINUTE)).toMatchObject({
    ask: false,
    checkIn: { askedAt: NOW },
  });
});

test('a call that takes being signed in asks too, and a failed sign-in asks nothing', () => {
  expect(used(FRESH, eventOf(anApiCall({ readOnly: true })), NOW).ask).toBe(true);
  expect(used(FRESH, eventOf(aFailedLogin()), NOW).ask).toBe(false);
  expect(used(FRESH, signIn(NOW, { eventName: 'PasswordRecoveryRequested' }), NOW).ask).toBe(false);
});

describe('who announced the sign-in', () => {
  const before = announced(FRESH, MIA, NOW)!;

  test('is not asked, nor about what follows', () => {
    const first = used(before, signIn(NOW + MINUTE), NOW + MINUTE);
    expect(first.ask).toBe(false);
    expect(
      used(first.checkIn, eventOf(anApiCall({ eventTime: eventTime(NOW + 40 * MINUTE) })), NOW).ask,
    ).toBe(false);
    expect(checkInStanding(first.checkIn, NOW + 40 * MINUTE)).toBe('announced');
    expect(troublesOf(first.checkIn, NOW + 40 * MINUTE)).toEqual([]);
  });

  test('is asked about a sign-in that comes more than 15 minutes later', () => {
    expect(used(before, signIn(NOW + 15 * MINUTE), NOW).ask).toBe(false);
    expect(used(before, signIn(NOW + 15 * MINUTE + SECOND), NOW).ask).toBe(true);
  });

  test('is asked about a sign-in before the announcement', () => {
    expect(used(before, signIn(NOW - 5 * MINUTE), NOW).ask).toBe(true);
  });

  test('is asked though somebody failed to sign in just after the announcement', () => {
    const failed = used(before, eventOf(aFailedLogin()), NOW).checkIn;
    expect(used(failed, signIn(NOW + 20 * MINUTE), NOW).ask).toBe(true);
  });

  test('is nobody but the operator', () => {
    expect(announced(FRESH, OMAR, NOW)).toBeUndefined();
  });
});

describe('the answer', () => {
  test('is waited for ten minutes, and silence is trouble then', () => {
    const last = NOW + 10 * MINUTE - SECOND;
    expect(checkInStanding(asked, last)).toBe('waiting');
    expect(checkInDue(asked, last)).toBe(NOW + 10 * MINUTE);
    expect(troublesOf(asked, last)).toEqual([]);
    expect(troublesOf(asked, NOW + 10 * MINUTE)).toEqual(['silent']);
    expect(checkInDue(asked, NOW + 10 * MINUTE)).toBeUndefined();
  });

  test('yes settles it, also when it is late', () => {
    const late = answered(asked, MIA, true, NOW + 20 * MINUTE)!;
    expect(checkInStanding(late, NOW + 30 * MINUTE)).toBe('confirmed');
    expect(troublesOf(late, NOW + 30 * MINUTE)).toEqual([]);
  });

  test('no is trouble at once, and stays', () => {
    const no = answered(asked, MIA, false, NOW)!;
    expect(troublesOf(no, NOW)).toEqual(['denied']);
    expect(answered(no, MIA, true, NOW)).toBeUndefined();
    expect(answered(answered(asked, MIA, true, NOW)!, MIA, false, NOW)).toMatchObject({
      answer: { isThem: false },
    });
  });

  test('is the operator’s alone', () => {
    expect(answered(asked, OMAR, true, NOW)).toBeUndefined();
  });
});

describe('the source address', () => {
  const confirmed = answered(asked, MIA, true, NOW)!;

  test('that is a second one is trouble, confirmed or not', () => {
    const again = used(confirmed, signIn(NOW, { sourceIPAddress: '203.0.113.7' }), NOW).checkIn;
    expect(troublesOf(again, NOW)).toEqual([]);
    const second = used(confirmed, signIn(NOW, { sourceIPAddress: '2001:db8::7' }), NOW).checkIn;
    expect(troublesOf(second, NOW)).toEqual(['second-address']);
  });

  test('that is a second one is trouble beside the operator’s no', () => {
    const second = used(asked, signIn(NOW, { sourceIPAddress: '198.51.100.99' }), NOW).checkIn;
    expect(troublesOf(answered(second, MIA, false, NOW)!, NOW)).toEqual(['denied', 'second-address']);
  });

  test('of a service that calls on is none', () => {
    const through = signIn(NOW, { sourceIPAddress: 'cloudformation.amazonaws.com' });
    expect(used(confirmed, through, NOW).checkIn.addresses).toEqual(['203.0.113.7']);
  });

  test('is kept a few times, however many there are', () => {
    let checkIn = FRESH;
    for (let n = 0; n < 100; n++) {
      checkIn = used(checkIn, signIn(NOW, { sourceIPAddress: `203.0.113.${n}` }), NOW).checkIn;
    }
    expect(checkIn.addresses).toHaveLength(5);
  });
});
