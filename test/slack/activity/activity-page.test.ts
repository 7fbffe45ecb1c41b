import fc from 'fast-check';
import type { ActivityListing } from '../../../src/domain/activity/listing.ts';
import type { ToldEvent } from '../../../src/domain/alert/alert-view.ts';
import type { EventKey } from '../../../src/domain/root-event/event.ts';
import { DAY, MINUTE } from '../../../src/domain/time.ts';
import { ACTIVITY_NEXT } from '../../../src/slack/activity/action-ids.ts';
import { activityPage, alertEventsPage, expiredActivity } from '../../../src/slack/activity/activity-page.ts';
import type { Message } from '../../../src/slack/message.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { eventLike, hostile } from '../../support/blocks/random-alert.ts';
import { accountId, accountIdNumber } from '../../support/builders/account.ts';
import {
  aRead,
  at,
  byAdmin,
  byService,
  COMPROMISE,
  openedByAdmin,
} from '../../support/builders/activity-records.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import { anAlertView, minutesLater, toldOf } from '../../support/builders/alert-scenes.ts';
import {
  aConsoleLogin,
  aFailedLogin,
  anApiCall,
  anAssumeRoot,
  inCentralSession,
} from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { openWindow } from '../../support/builders/window-scenes.ts';

function aListing(events: readonly ToldEvent[], overrides: Partial<ActivityListing> = {}): ActivityListing {
  return {
    asked: 'prod 7d',
    from: NOW - 7 * DAY,
    to: NOW,
    events,
    unjudged: 0,
    left: 0,
    names: new Map([[PAYMENTS, 'payments-prod']]),
    notLookedAt: [],
    ...overrides,
  };
}

function lines(listing: ActivityListing): string[] {
  const { blocks } = activityPage(listing, { page: 1, now: minutesLater(30), resultId: 'r1' });
  expect(messageViolations(blocks)).toEqual([]);
  return plainTextOf(blocks).split('\n');
}

const UNSEEN = {
  accountId: PAYMENTS,
  region: 'eu-west-3',
  lookedBackTo: NOW,
  reason: 'CloudTrail throttled it',
  remedy: 'Ask again in a minute',
};

test('each event is told with its verdict, where it came from and why, oldest first; reads are one line', () => {
  const reads = [at(7, aRead()), at(8, aRead()), at(9, aRead('GetBucketAcl'))];
  const records = [...reads, ...COMPROMISE.slice(4, 7)];
  expect(lines(aListing(toldOf(records)))).toEqual([
    'Root activity, prod 7d: 6 of 6 events NOT SANCTIONED, in 1 account',
    '13 Nov 09:00 – 20 Nov 09:00 UTC.',
    'payments-prod 111122223333: 6 of 6 events NOT SANCTIONED',
    '• 20 Nov 09:01 UTC  ConsoleLogin, FAILED (Failed authentication): NO WINDOW',
    '  From 203.0.113.7, Chrome, Windows; root password. No window. None is on record for this account.',
    '• 20 Nov 09:02 UTC  ConsoleLogin, succeeded, no MFA: NO WINDOW',
    '  From 203.0.113.7, Chrome, Windows; root password. No window. None is on record for this account.',
    '• 20 Nov 09:04 UTC  StopLogging (name: org-trail): NO WINDOW',
    '  From 203.0.113.7, aws-cli/2.32.0; temporary key. No window. None is on record for this account.',
    '• 20 Nov 09:07–09:09 UTC  3 reads (ListBuckets 2, GetBucketAcl 1): NO WINDOW',
    '  From 203.0.113.7, aws-cli/2.32.0; temporary key. No window. None is on record for this account.',
  ]);
});

test('what a window covers is told with the window, and nothing alarms', () => {
  const records = [at(1, aConsoleLogin()), at(2, anApiCall()), at(3, aRead()), at(4, aRead())];
  const seen = lines(aListing(toldOf(records, [openWindow()])));
  expect(seen[0]).toBe('Root activity, prod 7d: 4 events, in 1 account');
  expect(seen[2]).toBe('In window: time, account and task match. CloudTrail names nobody behind root.');
  expect(seen.filter((line) => line.startsWith('•'))).toEqual([
    '• 20 Nov 09:01 UTC  ConsoleLogin, succeeded, with MFA: in RW-JAFZA2',
    '• 20 Nov 09:02 UTC  PutBucketVersioning (bucketName: ledger, VersioningConfiguration.Status: Enabled, VersioningConfiguration.MfaDelete: Enabled): in RW-JAFZA2',
    '• 20 Nov 09:03–09:04 UTC  2 reads (ListBuckets 2): in RW-JAFZA2',
  ]);
});

test('what a window covers whose task cannot be checked is not said to match it', () => {
  const window = openWindow({ taskId: 'billing-access' });
  const seen = lines(aListing(toldOf([at(1, aConsoleLogin()), at(2, anApiCall())], [window])));
  expect(seen[2]).toBe(
    'In window: time and account match, and the task where it can be checked. CloudTrail names nobody behind root.',
  );
});

test('sign-ins without MFA in a window, refused reads, and what asks for a password are told as what they are', () => {
  const noMfa = aConsoleLogin({ additionalEventData: { MFAUsed: 'No' } });
  const refused = { ...aRead(), errorCode: 'AccessDenied' };
  const records = [
    at(1, noMfa),
    at(2, aRead()),
    at(2, refused),
    at(3, aConsoleLogin({ eventName: 'PasswordRecoveryRequested' })),
  ];
  const seen = lines(aListing(toldOf(records, [openWindow()])));
  expect(seen[0]).toContain('1 of 4 events NOT SANCTIONED');
  expect(seen.join('\n')).toContain('no MFA: in RW-JAFZA2, ALERTED');
  expect(seen.join('\n')).toContain('2 reads, 1 REFUSED (ListBuckets 2): in RW-JAFZA2');
  expect(seen.join('\n')).toMatch(/PasswordRecoveryRequested.*: counted only/);
});

test('a hundred sign-ins that failed are one line', () => {
  const seen = lines(aListing(toldOf(Array.from({ length: 100 }, () => aFailedLogin()))));
  expect(seen.filter((line) => line.startsWith('•'))).toEqual([
    '• 20 Nov 09:00 UTC  100 sign-ins FAILED (ConsoleLogin 100): NO WINDOW',
  ]);
});

test('services, our audits, sessions of others and changes of the perimeter are told as what they are', () => {
  const audit = { accountId: PAYMENTS, at: NOW, accessKeyId: 'ASIACENTRALEXAMPLE01' };
  const ours = { intents: [audit], ours: ['arn:aws:iam::999900001111:role/rootkeeper'] };
  const audits = toldOf([at(1, anAssumeRoot()), at(2, inCentralSession())], [], ours);
  const others = toldOf([
    at(3, byService()),
    at(4, byService()),
    at(5, openedByAdmin()),
    at(6, byAdmin('organizations', 'DeletePolicy', { policyId: 'p-denyroot1' })),
  ]);
  const seen = lines(aListing([...audits, ...others])).filter((line) => line.startsWith('•'));
  expect(seen).toEqual([
    "• 20 Nov 09:01 UTC  AssumeRoot, task policy IAMAuditRootUserCredentials: Rootkeeper's audit",
    "• 20 Nov 09:02 UTC  ListAccessKeys: Rootkeeper's audit",
    '• 20 Nov 09:03–09:04 UTC  2 events (PutBucketVersioning 2): AWS service',
    '• 20 Nov 09:05 UTC  AssumeRoot, task policy IAMAuditRootUserCredentials: central root session',
    '• 20 Nov 09:06 UTC  DeletePolicy: deny-root SCP p-denyroot1 deleted: WEAKENED',
  ]);
});

test('thousands of places that were not looked at keep nothing from being told', () => {
  const notLookedAt = Array.from({ length: 5_000 }, (_, n) => ({
    accountId: accountIdNumber(n),
    region: 'eu-west-3',
    reason: `${'"'.repeat(400)}${n % 70}`.slice(-400),
    remedy: '"'.repeat(400),
  }));
  const pages = allPages(aListing(toldOf(COMPROMISE), { notLookedAt }));
  const texts = pages.map(({ blocks }) => plainTextOf(blocks)).join('\n');
  for (const { blocks } of pages) expect(messageViolations(blocks)).toEqual([]);
  for (const { accountId } of notLookedAt) expect(texts).toContain(`${accountId} (name not known) eu-west-3`);
  expect(texts.match(/^• /gm)).toHaveLength(5);
});

describe('what nobody knows', () => {
  test('is not called quiet', () => {
    const { lookedBackTo: _, ...never } = { ...UNSEEN, region: 'eu-west-1' };
    const notLookedAt = [UNSEEN, never, { reason: 'no answer', remedy: 'wait' }];
    const seen = lines(aListing([], { notLookedAt }));
    expect(seen[0]).toBe('Root activity, prod 7d: none found where it was looked, NOT ALL LOOKED AT');
    expect(seen.slice(2)).toEqual([
      'NOT LOOKED AT (2): CloudTrail throttled it.',
      '  Do: ask again in a minute.',
      '  payments-prod 111122223333 eu-west-3 before 20 Nov 09:00 UTC, payments-prod 111122223333 eu-west-1',
      'NOT LOOKED AT (1): No answer.',
      '  Do: wait.',
      '  all of it',
    ]);
  });

  test('stands before what was found', () => {
    const everything = { reason: 'no answer', remedy: 'wait' };
    const seen = lines(aListing(toldOf(COMPROMISE), { notLookedAt: [everything], unjudged: 2, left: 3 }));
    expect(seen[0]).toMatch(/, in 1 account, NOT ALL LOOKED AT$/);
    expect(seen).toContain('NOT JUDGED YET: 2 events. Do: ask again in a minute.');
    expect(seen).toContain('NOT SHOWN: 3 more events. Do: ask for one account, or fewer days.');
    expect(seen.indexOf('NOT LOOKED AT (1): No answer.')).toBeLessThan(
      seen.findIndex((line) => /^payments/.test(line)),
    );
    expect(seen).toContain('  all of it');
  });

  test('where all was looked at and nothing found, that is said plainly', () => {
    expect(lines(aListing([]))[0]).toBe('Root activity, prod 7d: none on record');
  });
});

test('the account with most to look at comes first', () => {
  const dev = accountId('222233334444');
  const quiet = toldOf([at(20, anApiCall())], [openWindow()]).map((told) => ({
    ...told,
    event: { ...told.event, accountId: dev },
  })) as ToldEvent[];
  const seen = lines(aListing([...quiet, ...toldOf([aConsoleLogin()])]));
  expect(seen[3]).toBe('payments-prod 111122223333: 1 of 1 event NOT SANCTIONED');
  expect(seen).toContain('222233334444 (name not known): 1 event');
});

function allPages(listing: ActivityListing): Message[] {
  const pages: Message[] = [];
  for (let page = 1; ; page += 1) {
    const message = activityPage(listing, { page, now: NOW, resultId: 'r1' });
    pages.push(message);
    if (!JSON.stringify(message.blocks).includes(ACTIVITY_NEXT)) return pages;
  }
}

const anEvent = fc.record({
  account: fc.integer({ min: 0, max: 5 }),
  minutes: fc.integer({ min: 0, max: 600 }),
  sourceAddress: fc.constantFrom('203.0.113.7', '198.51.100.4'),
  readOnly: fc.boolean(),
  service: fc.boolean(),
  tail: hostile,
});

test('no page loses an event: each is told by its name, or counted among those that only read', () => {
  fc.assert(
    fc.property(fc.array(anEvent, { maxLength: 150 }), (drawn) => {
      const events = drawn.map(
        ({ account, minutes, sourceAddress, readOnly, service, tail }, n): ToldEvent => {
          const key = `e${n}`;
          const like = {
            at: NOW + minutes * MINUTE,
            name: `Event${n}.${tail}`,
            cause: 'change',
            pages: true,
            outcome: 'success',
            sourceAddress,
          } as const;
          const event = {
            ...eventLike(like, key),
            key: key as EventKey,
            accountId: accountIdNumber(account),
            readOnly,
            parameters: [],
          };
          const verdict = { kind: 'no-window', reasons: [{ why: 'none-known' }], concerns: [] } as const;
          return { kind: 'root', event, judgement: service ? { kind: 'service' } : { kind: 'use', verdict } };
        },
      );
      const pages = allPages(aListing(events));
      const texts = pages.map(({ blocks }) => plainTextOf(blocks));
      for (const { blocks } of pages) expect(messageViolations(blocks)).toEqual([]);
      const starts = texts
        .join('\n')
        .split('\n')
        .filter((line) => line.startsWith('•'));
      const counted = starts.reduce(
        (sum, line) => sum + Number(/UTC {2}(\d+) (?:read|event)s? \(/.exec(line)?.[1] ?? 1),
        0,
      );
      expect(counted).toBe(events.length);
      const changes = drawn.flatMap(({ readOnly, service }, n) =>
        readOnly || service ? [] : [`Event${n}.`],
      );
      for (const name of changes) expect(starts.filter((line) => line.includes(name))).toHaveLength(1);
    }),
    { numRuns: 60 },
  );
});

test('the events of an alert are its own pages, by its id', () => {
  const view = anAlertView(COMPROMISE);
  const listing = aListing(view.events);
  const { id } = view.alert;
  const none = { ...listing, refused: { kept: [], beyond: 0 } };
  const { text, blocks } = alertEventsPage(none, { page: 1, now: NOW, id });
  expect(text).toBe(`Events of alert ${id}: 9 of 9 events NOT SANCTIONED, in 1 account`);
  expect(messageViolations(blocks)).toEqual([]);
  expect(plainTextOf(blocks)).not.toContain('REFUSED:');
});

test('the events of an alert are followed by the steps that people might not take', () => {
  const { alert, events } = anAlertView(COMPROMISE.slice(0, 1));
  const step = { alertId: alert.id, at: NOW, by: { id: 'U0ZOE', name: 'Zoe *Park*' } } as const;
  const refused = {
    kept: [
      { ...step, tried: 'owned', why: 'not-listed' },
      { ...step, tried: 'legitimate', why: 'disposed' },
    ],
    beyond: 3,
  } as const;
  const { blocks } = alertEventsPage({ ...aListing(events), refused }, { page: 1, now: NOW, id: alert.id });
  expect(plainTextOf(blocks).split('\n').slice(-4)).toEqual([
    'REFUSED: 5 steps of people',
    '  2026-11-20 09:00:00 UTC  Zoe *Park* (U0ZOE) tried to take it on: not among those who may',
    '  2026-11-20 09:00:00 UTC  Zoe *Park* (U0ZOE) tried to call it legitimate: it was said already what it was',
    '  and 3 more, which were counted and not kept',
  ]);
  expect(JSON.stringify(blocks)).not.toContain('mrkdwn');
});

test('an answer that is no longer kept says what to do', () => {
  expect(plainTextOf(expiredActivity().blocks)).toContain('Do: type /root-activity again.');
});
