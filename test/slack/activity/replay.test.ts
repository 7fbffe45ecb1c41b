import { DAY } from '../../../src/domain/time.ts';
import { REPLAY_NEXT } from '../../../src/slack/activity/action-ids.ts';
import { replayPage } from '../../../src/slack/activity/replay.ts';
import type { ReplayShown } from '../../../src/slack/activity/replay-shown.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { at, COMPROMISE, openedByAdmin } from '../../support/builders/activity-records.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import { anAlertView, minutesLater } from '../../support/builders/alert-scenes.ts';
import { aConsoleLogin } from '../../support/builders/cloudtrail.ts';
import { ago, NOW } from '../../support/builders/time.ts';

function aReplay(overrides: Partial<ReplayShown> = {}): ReplayShown {
  return {
    asked: '90d payments-prod',
    alerts: [anAlertView(COMPROMISE), anAlertView([openedByAdmin()])],
    looked: {
      records: 1_200,
      period: { first: ago(90 * DAY), last: NOW },
      rootEvents: 230,
      beyond: 0,
      poison: { count: 0 },
    },
    quiet: { inWindow: 9, folded: 1, service: 200, audits: 12 },
    names: new Map([[PAYMENTS, 'payments-prod']]),
    notLookedAt: [],
    ...overrides,
  };
}

function lines(replay: ReplayShown, page = 1): string[] {
  const { blocks } = replayPage(replay, { page, now: minutesLater(60 * 24), resultId: 'r1' });
  expect(messageViolations(blocks)).toEqual([]);
  return plainTextOf(blocks).split('\n');
}

test('a replay tells how many alerts there would have been, and each as it would have read, by its day', () => {
  expect(lines(aReplay())).toEqual([
    'Replay, 90d payments-prod: there would have been 1 alert for on-call, 1 only told',
    '1,200 records read, from 22 Aug 09:00 UTC to 20 Nov 09:00 UTC: 230 events of root users.',
    "Without an alert: 9 in windows, 12 by Rootkeeper's audits, 200 by AWS services, 1 that only asked for a new password.",
    'Judged by the windows on record: what was done before the first of them counts as in no window.',
    'Alerts (2), the worst first',
    '• 20 Nov  UNSANCTIONED ROOT SIGN-IN, LOGGING TAMPERED WITH, ACCESS KEY CREATED, AND 1 MORE: payments-prod, 09:02 UTC, no MFA',
    '  111122223333: 9 events, 5 failed. No window. None is on record for this account.',
    '• 20 Nov  CENTRAL ROOT SESSION: payments-prod, 09:00 UTC, task policy IAMAuditRootUserCredentials, by mia@corp.example',
    '  111122223333: 1 event. Central root session opened by mia@corp.example (role Admin, account 999900001111), task policy IAMAuditRootUserCredentials.',
    '  Only told: nobody would have been called on.',
  ]);
});

test('no alert is good news only where all was looked at', () => {
  const none = { alerts: [], looked: { records: 0, rootEvents: 0, beyond: 0, poison: { count: 0 } } };
  const quiet = { inWindow: 0, folded: 0, service: 0, audits: 0 };
  expect(lines(aReplay({ ...none, quiet })).slice(0, 2)).toEqual([
    'Replay, 90d payments-prod: there would have been no alert',
    '0 records read: 0 events of root users.',
  ]);
  const beyond = { ...none.looked, beyond: 7, poison: { count: 2 } };
  const blind = lines(aReplay({ ...none, quiet, looked: beyond }));
  expect(blind[0]).toBe(
    'Replay, 90d payments-prod: there would have been no alert where it was looked, NOT ALL LOOKED AT',
  );
  expect(blind).toContain('NOT JUDGED: 7 events. Do: replay fewer days, or one account.');
  expect(blind).toContain('LEFT OUT: 2 records that could not be read.');
});

test('what was not looked at stands before the alerts', () => {
  const notLookedAt = [{ region: 'eu-west-3', reason: 'throttled', remedy: 'ask again' }];
  const seen = lines(aReplay({ notLookedAt }));
  expect(seen[0]).toMatch(/, NOT ALL LOOKED AT$/);
  expect(seen).toContain('  eu-west-3');
  expect(seen.indexOf('NOT LOOKED AT (1): Throttled.')).toBeLessThan(
    seen.indexOf('Alerts (2), the worst first'),
  );
});

test('accounts that are not active are left out in one line, and their past is not called quiet', () => {
  const looked = { records: 0, rootEvents: 0, beyond: 0, poison: { count: 0 } };
  const leftOut = [PAYMENTS, ...[1, 2, 3].map(accountIdNumber)];
  const seen = lines(aReplay({ alerts: [], looked, leftOut }));
  expect(seen[0]).toBe('Replay, 90d payments-prod: there would have been no alert where it was looked');
  expect(seen.filter((line) => line.startsWith('NOT ACTIVE'))).toEqual([
    'NOT ACTIVE, and left out: payments-prod, account 100000000001, account 100000000002 and 1 other account.',
  ]);
});

test('hundreds of alerts are on pages, and none is lost', () => {
  const alerts = Array.from({ length: 300 }, (_, n) => anAlertView([at(n, aConsoleLogin())]));
  const replay = aReplay({ alerts });
  const pages: string[] = [];
  for (let page = 1; ; page += 1) {
    const { blocks } = replayPage(replay, { page, now: NOW, resultId: 'r1' });
    expect(messageViolations(blocks)).toEqual([]);
    pages.push(plainTextOf(blocks));
    if (!JSON.stringify(blocks).includes(REPLAY_NEXT)) break;
  }
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.join('\n').match(/^• 20 Nov {2}UNSANCTIONED/gm)).toHaveLength(300);
});
