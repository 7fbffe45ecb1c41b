import fc from 'fast-check';
import { type Alert, MOST } from '../../../src/domain/alert/alert.ts';
import { alertId, parseAlertId } from '../../../src/domain/alert/alert-id.ts';
import { applyStep } from '../../../src/domain/alert/apply-step.ts';
import { alertOf, type Burst } from '../../../src/domain/alert/belongs.ts';
import { grown, isNews } from '../../../src/domain/alert/growth.ts';
import { itemOfMissedUse } from '../../../src/domain/alert/item-of.ts';
import { MINUTE, SECOND } from '../../../src/domain/time.ts';
import { accountId } from '../../support/builders/account.ts';
import { afterStep, anAlert, anItem, PAYMENTS } from '../../support/builders/alert.ts';
import {
  aChange,
  aConsoleLogin,
  aFailedLogin,
  type CloudTrailRecord,
  eventTime,
  rootIdentity,
} from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import { OMAR } from '../../support/builders/window-people.ts';

const withoutMfa = aConsoleLogin({ additionalEventData: { MFAUsed: 'No' } });

function at(seconds: number, record: CloudTrailRecord): CloudTrailRecord {
  return { ...record, eventTime: eventTime(NOW + seconds * SECOND) };
}

/** Five failed sign-ins, one without MFA that succeeds, and what an intruder does then. */
const COMPROMISE = [
  ...[0, 10, 20, 30, 40].map((seconds) => at(seconds, aFailedLogin())),
  at(60, withoutMfa),
  at(120, aChange('cloudtrail', 'StopLogging')),
  at(130, aChange('iam', 'CreateAccessKey')),
  at(140, aChange('iam', 'CreateUser')),
];

function burst(record: CloudTrailRecord, overrides: Partial<Burst> = {}): Burst {
  return { topic: 'root', accountId: PAYMENTS, item: anItem(record), ...overrides };
}

describe('a compromise', () => {
  test('is one alert that grows, the worst first', () => {
    const alerts: Alert[] = [];
    for (const record of COMPROMISE) {
      const next = burst(record);
      const before = alertOf(next, alerts);
      if (before === undefined) alerts.push(anAlert(record));
      else alerts.splice(alerts.indexOf(before), 1, grown(before, next.item, NOW));
    }

    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({
      counts: { events: 9, failures: 5, reads: 0 },
      worst: 'watch-off',
      firstAt: NOW,
      lastAt: NOW + 140 * SECOND,
      version: 9,
    });
    expect(alerts[0]?.items.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'StopLogging success',
      'CreateAccessKey success',
      'CreateUser success',
      'ConsoleLogin success',
      ...Array(5).fill('ConsoleLogin failure'),
    ]);
  });

  test('is the same alert in any order of arrival, but for how it came about', () => {
    const items = COMPROMISE.map(anItem);
    const [first] = items;
    const start = anAlert(COMPROMISE[0]!);
    const empty: Alert = {
      ...start,
      items: [],
      recent: [],
      counts: { ...start.counts, events: 0, failures: 0 },
    };
    fc.assert(
      fc.property(fc.shuffledSubarray(items, { minLength: items.length }), (order) => {
        const {
          counts,
          worst,
          items: shown,
          firstAt,
          lastAt,
        } = order.reduce((alert, item) => grown(alert, item, NOW), empty);
        const expected = items.reduce((alert, item) => grown(alert, item, NOW), empty);
        expect({ counts, worst, firstAt, lastAt }).toEqual({
          counts: expected.counts,
          worst: expected.worst,
          firstAt: expected.firstAt,
          lastAt: expected.lastAt,
        });
        expect(shown).toEqual(expected.items);
      }),
    );
    expect(first?.cause).toBe('sign-in-failed');
  });

  test('is news again where it gets worse or comes from elsewhere, and not with every event', () => {
    const alert = anAlert(...COMPROMISE.slice(0, 5));
    expect(isNews(alert, grown(alert, anItem(at(50, aFailedLogin())), NOW))).toBe(false);
    expect(isNews(alert, grown(alert, anItem(withoutMfa), NOW))).toBe(true);
    expect(isNews(alert, grown(alert, anItem(aFailedLogin({ sourceIPAddress: '198.51.100.66' })), NOW))).toBe(
      true,
    );
  });
});

describe('news', () => {
  const grew = (...records: CloudTrailRecord[]) =>
    records.map(anItem).reduce((alert, item) => grown(alert, item, NOW + MINUTE), anAlert(withoutMfa));

  test('is something grave of a kind that was not in it, however bad the rest is', () => {
    const { newsSince: _, ...told } = grew(aChange('cloudtrail', 'StopLogging'));
    expect(grown(told, anItem(aChange('iam', 'CreateAccessKey')), NOW).newsSince).toBe(NOW);
    expect(grown(told, anItem(aChange('guardduty', 'DeleteDetector')), NOW).newsSince).toBe(NOW);
    expect(grown(told, anItem(aChange('cloudtrail', 'StopLogging')), NOW)).not.toHaveProperty('newsSince');
    expect(grown(told, anItem(aChange('s3', 'PutBucketPolicy')), NOW)).not.toHaveProperty('newsSince');
  });

  test('is told since its first piece, and none is what raises an alert', () => {
    expect(anAlert(withoutMfa)).not.toHaveProperty('newsSince');
    const twice = grown(grew(aChange('iam', 'CreateUser')), anItem(aChange('iam', 'CreateAccessKey')), NOW);
    expect(twice).toMatchObject({ newsSince: NOW + MINUTE, developments: 2 });
  });

  test('of hundreds of one kind the only one of another is still seen', () => {
    const many = Array.from({ length: 30 }, () => aChange('cloudtrail', 'StopLogging'));
    const alert = grew(...many, aChange('iam', 'CreateAccessKey'));
    expect(alert.items.map(({ name }) => name)).toEqual([
      ...Array(MOST.items - 2).fill('StopLogging'),
      'CreateAccessKey',
      'ConsoleLogin',
    ]);
  });
});

describe('an event that arrives three times', () => {
  test('counts once', () => {
    const item = anItem(withoutMfa);
    const once = grown(anAlert(aFailedLogin()), item, NOW);
    expect(grown(once, item, NOW)).toBe(once);
    expect(applyStep(once, { type: 'grew', item }, { now: NOW, isOnCall: false })).toEqual({
      kind: 'refused',
      refusal: { why: 'nothing-new' },
    });
  });

  test('counts once though it is in the counts only', () => {
    const read = anItem(aChange('iam', 'ListUsers', { readOnly: true }));
    const once = grown(anAlert(), read, NOW);
    expect(once.items.map(({ key }) => key)).not.toContain(read.key);
    expect(grown(once, read, NOW)).toBe(once);
  });
});

test('two credentials whose use was missed are two items, however often they are found', () => {
  const missed = { accountId: PAYMENTS, credential: 'access key 1', at: NOW };
  const [one, two] = [missed, { ...missed, credential: 'access key 2' }].map((use) =>
    itemOfMissedUse(use, digest),
  );
  const both = grown(grown(anAlert(), one!, NOW), two!, NOW);
  expect(both.items.map(({ name }) => name)).toEqual(['access key 1', 'access key 2', 'ConsoleLogin']);
  expect(grown(both, itemOfMissedUse(missed, digest), NOW)).toBe(both);
});

test('one of the worst counts once, though hundreds came after it', () => {
  const worst = anItem(aChange('cloudtrail', 'StopLogging'));
  const later = Array.from({ length: 300 }, () => anItem(aFailedLogin()));
  const alert = [worst, ...later].reduce((before, item) => grown(before, item, NOW), anAlert());
  expect(alert.recent).toHaveLength(MOST.recent);
  expect(grown(alert, worst, NOW)).toBe(alert);
});

describe('reads', () => {
  const reads = Array.from({ length: 200 }, () => aChange('iam', 'ListUsers', { readOnly: true }));

  test('are a count beside what was done', () => {
    const alert = anAlert(withoutMfa, ...reads);
    expect(alert.counts).toMatchObject({ events: 201, reads: 200 });
    expect(alert.items.map(({ cause }) => cause)).toEqual(['sign-in-without-mfa']);
  });

  test('are one of many where there is nothing else', () => {
    expect(anAlert(...reads).items).toHaveLength(1);
    expect(anAlert(...reads, withoutMfa).items.map(({ cause }) => cause)).toEqual(['sign-in-without-mfa']);
  });
});

test('an alert of 5,000 events stays small, and counts them all', () => {
  const records = Array.from({ length: 5_000 }, (_, n) =>
    aFailedLogin({
      sourceIPAddress: `198.51.${n % 250}.1`,
      userIdentity: rootIdentity({ accessKeyId: `ASIA${n}` }),
      userAgent: 'x'.repeat(5_000),
    }),
  );
  const alert = anAlert(...records);
  expect(alert.counts).toMatchObject({ events: 5_000, failures: 5_000 });
  expect(alert.items).toHaveLength(MOST.items);
  expect(alert.sources).toHaveLength(MOST.sources);
  expect(alert.keys).toHaveLength(MOST.keys);
  expect(JSON.stringify(alert).length).toBeLessThan(30_000);
});

describe('an event belongs', () => {
  const alert = anAlert(withoutMfa);
  const mine = (event: Burst, ...alerts: Alert[]) => alertOf(event, alerts)?.id;

  test('to the alert of its account and topic, from any address', () => {
    const elsewhere = aConsoleLogin({ sourceIPAddress: '198.51.100.66' });
    expect(mine(burst(elsewhere), alert)).toBe(alert.id);
    expect(mine(burst(elsewhere, { accountId: accountId('222233334444') }), alert)).toBeUndefined();
    expect(mine(burst(elsewhere, { topic: 'perimeter' }), alert)).toBeUndefined();
  });

  test.each([
    [30, true],
    [-30, true],
    [31, false],
    [-31, false],
  ])('within half an hour, %d minutes away: %s', (minutes, isIn) => {
    const event = burst(at(minutes * 60, aConsoleLogin()));
    expect(mine(event, alert) === alert.id).toBe(isIn);
  });

  test('to an alert that grew near it', () => {
    const grew = grown(alert, anItem(at(29 * 60, aConsoleLogin())), NOW);
    expect(mine(burst(at(50 * 60, aConsoleLogin())), grew)).toBe(alert.id);
  });

  test('to a new alert, once somebody disposed of it, unless it is more of the same', () => {
    const disposed = afterStep(alert, { type: 'disposed', by: OMAR, as: 'legitimate' }, NOW + MINUTE);
    expect(mine(burst(at(60, aConsoleLogin())), disposed)).toBe(alert.id);
    expect(mine(burst(at(60, aChange('iam', 'ListUsers', { readOnly: true }))), disposed)).toBe(alert.id);
    expect(mine(burst(at(60, aChange('iam', 'CreateAccessKey'))), disposed)).toBeUndefined();
    expect(
      mine(burst(at(60, aConsoleLogin({ sourceIPAddress: '198.51.100.66' }))), disposed),
    ).toBeUndefined();
  });

  test('to one that was disposed of, from another address too, where it has its key', () => {
    const withKey = (sourceIPAddress: string, accessKeyId: string) =>
      at(60, aConsoleLogin({ sourceIPAddress, userIdentity: rootIdentity({ accessKeyId }) }));
    const disposed = afterStep(
      anAlert(withKey('203.0.113.7', 'ASIAONE')),
      { type: 'disposed', by: OMAR, as: 'legitimate' },
      NOW + MINUTE,
    );
    expect(mine(burst(withKey('198.51.100.66', 'ASIAONE')), disposed)).toBe(disposed.id);
    expect(mine(burst(withKey('198.51.100.66', 'ASIATWO')), disposed)).toBeUndefined();
  });

  test('to a new alert, once somebody closed it, where it is another change, or one that is never fine', () => {
    const key = aChange('iam', 'CreateAccessKey');
    const policy = aChange('s3', 'PutBucketPolicy');
    const closed = afterStep(
      anAlert(key, policy),
      { type: 'disposed', by: OMAR, as: 'legitimate', seen: 1 },
      NOW + MINUTE,
    );
    expect(mine(burst(at(120, policy)), closed)).toBe(closed.id);
    for (const record of [key, aChange('organizations', 'LeaveOrganization'), aChange('s3', 'DeleteBucket')])
      expect(mine(burst(at(120, record)), closed)).toBeUndefined();
  });

  test('to a new alert half an hour after somebody closed it, though more of the same went on', () => {
    const closed = afterStep(alert, { type: 'disposed', by: OMAR, as: 'legitimate' }, NOW + MINUTE);
    const went = grown(closed, anItem(at(20 * 60, aConsoleLogin())), NOW + 20 * MINUTE);
    expect(mine(burst(at(31 * 60, aConsoleLogin())), went)).toBe(alert.id);
    expect(mine(burst(at(32 * 60, aConsoleLogin())), went)).toBeUndefined();
  });

  test('to a new alert where whoever failed to sign in is in at last', () => {
    const read = at(60, aChange('iam', 'ListUsers', { readOnly: true }));
    const closed = afterStep(
      anAlert(aFailedLogin()),
      { type: 'disposed', by: OMAR, as: 'false-alarm' },
      NOW + MINUTE,
    );
    expect(mine(burst(at(60, aFailedLogin())), closed)).toBe(closed.id);
    expect(mine(burst(read), closed)).toBeUndefined();
  });

  test('to an incident before one that was closed after it', () => {
    const incident = afterStep(alert, { type: 'disposed', by: OMAR, as: 'incident' }, NOW);
    const closed = afterStep(anAlert(withoutMfa), { type: 'disposed', by: OMAR, as: 'legitimate' }, NOW);
    expect(mine(burst(withoutMfa), { ...closed, openedAt: NOW + MINUTE }, incident)).toBe(incident.id);
  });

  test('to an incident whatever it is, until half an hour after it was called that', () => {
    const incident = afterStep(alert, { type: 'disposed', by: OMAR, as: 'incident' }, NOW + 20 * MINUTE);
    expect(mine(burst(at(60, aChange('iam', 'CreateAccessKey'))), incident)).toBe(alert.id);
    expect(mine(burst(at(50 * 60, aChange('iam', 'CreateAccessKey'))), incident)).toBe(alert.id);
    expect(mine(burst(at(51 * 60, aChange('iam', 'CreateAccessKey'))), incident)).toBeUndefined();
  });

  test('to one that is open before one that is disposed of', () => {
    const disposed = afterStep(alert, { type: 'disposed', by: OMAR, as: 'false-alarm' }, NOW);
    const open = { ...anAlert(withoutMfa), openedAt: NOW - MINUTE };
    expect(mine(burst(withoutMfa), disposed, open)).toBe(open.id);
  });
});

test('an alert is called by its first event, and its name is read only as it is written', () => {
  const id = alertId('abc', digest);
  expect(id).toMatch(/^AL-[0-9A-HJKMNP-TV-Z]{6}$/);
  expect(alertId('abc', digest)).toBe(id);
  expect(alertId('abd', digest)).not.toBe(id);
  expect(parseAlertId(id)).toBe(id);
  for (const text of ['RW-7F3K2M', 'AL-7F3K2', 'AL-7F3K2I', `${id} `])
    expect(parseAlertId(text)).toBeUndefined();
});
