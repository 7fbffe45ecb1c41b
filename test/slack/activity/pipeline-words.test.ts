import type { NoticeAbout } from '../../../src/domain/alarm-watch/notice.ts';
import { unreadMessages } from '../../../src/domain/alarm-watch/notice.ts';
import { known, unknown } from '../../../src/domain/fact.ts';
import type { SilentPlace } from '../../../src/domain/heartbeat/silence.ts';
import { silentAccounts, summaryOf } from '../../../src/domain/heartbeat/silent-accounts.ts';
import type { Poison } from '../../../src/domain/root-event/intake.ts';
import { pipelineLine } from '../../../src/slack/activity/pipeline-line.ts';
import { noticeMessage } from '../../../src/slack/activity/pipeline-words.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import { minutesLater } from '../../support/builders/alert-scenes.ts';
import { NOW } from '../../support/builders/time.ts';

const names = new Map([[PAYMENTS, 'payments-prod']]);
const now = minutesLater(180);

function linesOf(about: NoticeAbout, called: typeof names = names): string[] {
  const { blocks, text } = noticeMessage({ about }, called, now);
  expect(messageViolations(blocks)).toEqual([]);
  const lines = plainTextOf(blocks).split('\n');
  expect(text).toBe(lines[0]);
  return lines;
}

const DO =
  'check that the trail, the event rules and the heartbeat rule there are on and send to the queue (deploy/activity-sources.yml), and who changed them.';
const SILENT: readonly SilentPlace[] = [
  { accountId: PAYMENTS, region: 'us-east-1' },
  { accountId: PAYMENTS, region: 'eu-west-1', lastAt: NOW },
];

test('silence is told with where, since when, how many there are in all, and what to do', () => {
  const accounts = silentAccounts(SILENT);
  expect(linesOf({ kind: 'silent', accounts, inAll: 3, of: 16 })).toEqual([
    'ALARM PATH SILENT in 1 of 16 accounts (3 in all): a use of root there would go unnoticed',
    '• payments-prod 111122223333: us-east-1 NEVER HEARD; eu-west-1 last heard 20 Nov 09:00 UTC, 3 h ago',
    `Do: ${DO}`,
  ]);
});

test('what stays silent is told as that', () => {
  const [first] = linesOf({ kind: 'still-silent', accounts: silentAccounts(SILENT), of: 16 });
  expect(first).toBe('ALARM PATH STILL SILENT in 1 of 16 accounts: a use of root there would go unnoticed');
});

test('where all are silent what they have in common is looked at first', () => {
  const everywhere = Array.from({ length: 16 }, (_, n) => ({ accountId: accountIdNumber(n), region: 'x' }));
  const lines = linesOf({ kind: 'silent', accounts: silentAccounts(everywhere), inAll: 16, of: 16 });
  expect(lines.at(-1)).toContain('Do: all are silent, so look first at the queue and at the log');
});

test('silence of thousands of places is one message', () => {
  const silent = Array.from({ length: 5_000 }, (_, n) => ({
    accountId: accountIdNumber(n),
    region: '"'.repeat(200),
  }));
  const hostile = new Map(silent.map(({ accountId }) => [accountId, '"\\'.repeat(100)]));
  const accounts = silentAccounts(silent);
  const seen = linesOf({ kind: 'silent', accounts, inAll: 5_000, of: 10_000 }, hostile);
  expect(seen[0]).toContain('SILENT in 5,000 of 10,000 accounts:');
  expect(seen).toContain('• and 4,988 more accounts');
});

test('of an account that is silent everywhere the first Regions are named', () => {
  const silent = Array.from({ length: 17 }, (_, n) => ({ accountId: PAYMENTS, region: `region-${n}` }));
  const [, line] = linesOf({ kind: 'silent', accounts: silentAccounts(silent), inAll: 1, of: 2 });
  expect(line).toMatch(/region-2 NEVER HEARD; and 14 more Regions$/);
});

test('who is heard again is told by name, with how many are not, and that what was may never come', () => {
  expect(linesOf({ kind: 'heard', accounts: [PAYMENTS], count: 14, left: 2 })).toEqual([
    'Alarm path heard again in 14 accounts, STILL SILENT in 2',
    '• payments-prod 111122223333',
    '• and 13 more accounts',
    'What root did there meanwhile may never come. Do: look with /root-activity and the account.',
  ]);
  expect(linesOf({ kind: 'heard', accounts: [PAYMENTS], count: 1, left: 0 })[0]).toBe(
    'Alarm path heard again in 1 account',
  );
});

describe('what could not be read', () => {
  test('is told by why, with the ids under which it is kept', () => {
    const kinds: readonly Poison[] = ['not-json', 'no-record', 'no-name', 'no-time', 'no-account'];
    const unread = kinds.map((why, n) => ({ id: String(n).repeat(64), why, arrivedAt: NOW }));
    const seen = linesOf({ kind: 'poison', unread: unreadMessages(unread, false) });
    expect(seen[0]).toBe(
      'UNREADABLE: 5 messages of the event queue could not be read, and may have told of root',
    );
    expect(seen[1]).toBe(`• 1 not JSON, last 20 Nov 09:00 UTC; kept as ${'0'.repeat(15)}…`);
    expect(new Set(seen.slice(1, 6).map((line) => line.replace(/;.*/, ''))).size).toBe(5);
    expect(seen.at(-1)).toMatch(/^Do: /);
  });

  test('is one message, however much it is', () => {
    const unread = Array.from({ length: 1_000 }, (_, n) => ({
      id: String(n),
      why: 'not-json' as const,
      arrivedAt: NOW,
    }));
    const seen = linesOf({ kind: 'poison', unread: unreadMessages(unread, true) });
    expect(seen[0]).toContain('at least 1,000 messages');
    expect(seen[1]).toMatch(/^• 1,000 not JSON, .* and 995 more$/);
  });
});

describe('the alarm path in a line', () => {
  const place = { accountId: PAYMENTS, region: 'eu-west-1' };
  const line = (standing: Parameters<typeof summaryOf>[0]) =>
    pipelineLine(known(summaryOf(standing), 'heartbeats', NOW), names, now);

  test('says what is proven, what is silent by name, and what nobody can tell yet', () => {
    expect(line({ alive: 3, provenAt: NOW, silent: [place], notYet: [place] })).toBe(
      'Alarm path: proven in 3 of 5 places, the oldest heartbeat 20 Nov 09:00 UTC; 1 SILENT: payments-prod (eu-west-1); 1 not heard yet, and not for long enough to tell.',
    );
  });

  test('names the first of many, and counts the others', () => {
    const silent = Array.from({ length: 600 }, (_, n) => ({ accountId: accountIdNumber(n), region: 'x' }));
    expect(line({ alive: 0, silent, notYet: [] })).toMatch(
      /^Alarm path: proven in 0 of 600 places; 600 SILENT: account 100000000000 \(x\), .*, and 595 more accounts\.$/,
    );
  });

  test('is not known where heartbeats cannot be read, and asks for none where no account is active', () => {
    expect(pipelineLine(unknown('the store gave no answer'), names, now)).toBe(
      'Alarm path: not known (the store gave no answer). A use of root may go unnoticed.',
    );
    expect(line({ alive: 0, silent: [], notYet: [] })).toContain('no account is active');
  });
});
