import type { Digest } from '../../../src/domain/digest/digest.ts';
import { plusDays } from '../../../src/domain/snapshot/local-date.ts';
import { HOUR } from '../../../src/domain/time.ts';
import {
  type DigestOptions,
  digestMessage,
  type PreviewOptions,
  previewMessage,
} from '../../../src/slack/digest/message.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { aDigest, anAlarmPath, digestTime, manyAccounts } from '../../support/builders/digest.ts';
import { anAcknowledgement, type Day, dayTime } from '../../support/builders/snapshots.ts';
import { NOW } from '../../support/builders/time.ts';
import { wholePage } from '../../support/digest-page.ts';

const HEAD = '1795165200000.41.1a2b3c4d:0f1e2d3c4b5a69788796a5b4c3d2e1f0';
const HEAD_LINE = `Audit head of 20 Nov 09:00 UTC over 41 windows, to verify against later: ${HEAD}`;

type Options = Partial<DigestOptions> & Pick<Digest, 'alarmPath'>;

/** With an audit head, which is the last line above the buttons, and is left out here. */
function linesOf(digest: Digest, now: number, { alarmPath, ...options }: Options = {}): string[] {
  const whole = { ...digest, ...(alarmPath && { alarmPath }) };
  const lines = allLinesOf(whole, now, { auditHead: HEAD, ...options });
  expect(lines).toContain(HEAD_LINE);
  return lines.filter((line) => line !== HEAD_LINE);
}

function allLinesOf(digest: Digest, now: number, options: Partial<DigestOptions> = {}): string[] {
  const message = digestMessage(digest, { now, canAcknowledge: false, ...options });
  expect(messageViolations(message.blocks)).toEqual([]);
  const lines = plainTextOf(message.blocks).split('\n');
  expect(message.text).toBe(lines[0]);
  return lines;
}

const SAID = { 'root-mfa': 'pass', 'root-access-key': 'pass' } as const;
const CUT_OFF = {
  audit: 'unreachable',
  code: 'blocked-by-scp',
  reason: 'Audit blocked by SCP p-9x2.',
  said: { 'root-mfa': 'unknown', 'root-access-key': 'unknown' },
} as const;
const ACKNOWLEDGED = [1, 2, 3, 4].map((n) => anAcknowledgement({ on: accountIdNumber(n), at: NOW - HOUR }));

test('a quiet day is three lines', () => {
  const accounts = [...manyAccounts(596), ...manyAccounts(4, { said: { ...SAID, 'root-mfa': 'fail' } }, 1)];
  const days = [
    { accounts, acknowledgements: ACKNOWLEDGED },
    { accounts, acknowledgements: ACKNOWLEDGED },
  ];
  const now = digestTime(days);
  expect(linesOf(aDigest(days), now, { alarmPath: anAlarmPath(600, now) })).toEqual([
    'Root digest, 21 Nov: nothing got worse',
    '600 measured: 596 clear, 4 acknowledged. No root use. 0 windows open.',
    'Alarm path proven 07:20 UTC in 600 of 600 accounts.',
    '[Show all] [Open account…]',
  ]);
});

describe('a bad day', () => {
  const yesterday = [
    ...manyAccounts(240, { ouPath: ['workloads'] }),
    ...manyAccounts(358, { ouPath: ['sandbox'] }, 2000),
    { number: 1, name: 'payments-prod', said: SAID, ouPath: ['sandbox'] },
    { number: 2, name: 'dev-7', said: { ...SAID, 'root-password': 'fail' as const }, ouPath: ['sandbox'] },
  ];
  const today = [
    ...manyAccounts(240, { ouPath: ['workloads'], ...CUT_OFF }),
    ...manyAccounts(358, { ouPath: ['sandbox'] }, 2000),
    {
      number: 1,
      name: 'payments-prod',
      said: { 'root-mfa': 'fail' as const, 'root-access-key': 'fail' as const },
      severity: 'critical' as const,
      ouPath: ['sandbox'],
    },
    { number: 2, name: 'dev-7', said: { ...SAID, 'root-password': 'pass' as const }, ouPath: ['sandbox'] },
  ];
  const days = [{ accounts: yesterday }, { accounts: today }];
  const now = digestTime(days);
  const lines = linesOf(
    aDigest(days, {
      rootUse: {
        unsanctioned: [
          {
            accountId: accountIdNumber(7),
            accountName: 'legacy-crm',
            at: now - 6 * HOUR,
            worst: 'sign-in-without-mfa',
            mfa: false,
            owner: 'Omar Diaz',
          },
        ],
        sanctioned: 2,
      },
    }),
    now,
    { alarmPath: anAlarmPath(600, now, 12), canAcknowledge: true },
  );

  test('says first what nobody knows, then what is worst, each with what to do', () => {
    expect(lines).toEqual([
      'Root digest, 21 Nov: 240 of 600 NOT MEASURED, 1 unsanctioned use, 2 findings got worse (worst CRITICAL)',
      '360 of 600 measured: 1 with findings, 359 clear. Root use: 1 unsanctioned, 2 in windows. 0 windows open.',
      'Alarm path proven 07:20 UTC in 588 of 600 accounts.',
      'NOT MEASURED: OU workloads (all 240 accounts), since 21 Nov 09:00 UTC',
      '  One cause: Audit blocked by SCP p-9x2.',
      '  Do: deploy deploy/member-role.yml to this account.',
      '  account-1000 100000001000, account-1001 100000001001, account-1002 100000001002, account-1003 100000001003, account-1004 100000001004, account-1005 100000001005',
      '  and 234 more accounts: Show all',
      'Unsanctioned root use (1)',
      '  Do: treat each as an incident until somebody owns it and has said what it was.',
      '  legacy-crm 100000000007 21 Nov 03:20 UTC, no MFA. Owner Omar Diaz, no disposition for 6 h.',
      'Worse (1 account)',
      '• CRITICAL  payments-prod 100000000001: root MFA off; root access key present',
      '  It is not fine.',
      '  Do: mend it.',
      'Better (1 account)',
      '  dev-7 100000000002: mended: no removable root password',
      'Alarm path silent (12 accounts)',
      '  A use of root there would not be noticed.',
      '  Do: check that their trail and event rule are on and send to the queue.',
      '  silent-0 100000000000, silent-1 100000000001, silent-2 100000000002, silent-3 100000000003, silent-4 100000000004, silent-5 100000000005',
      '  and 6 more accounts: Show all',
      '[Show all] [Accounts not measured] [Open account…]',
    ]);
  });
});

test('a use says what it was, who has it, and what they said; a false alarm is none', () => {
  const days = [{ accounts: manyAccounts(1) }, { accounts: manyAccounts(1) }];
  const now = digestTime(days);
  const use = { accountId: accountIdNumber(7), accountName: 'legacy-crm', at: now - HOUR };
  const legitimate = { kind: 'legitimate', by: 'Lena Fischer' } as const;
  const unsanctioned = [
    { ...use, worst: 'access-key-created', mfa: true } as const,
    { ...use, worst: 'missed-use', owner: 'Omar Diaz', disposition: legitimate } as const,
    { ...use, worst: 'sign-in', disposition: { kind: 'false-alarm', by: '<!channel>' } } as const,
  ];
  const lines = linesOf(aDigest(days, { rootUse: { unsanctioned, sanctioned: 0 } }), now);
  expect(lines[0]).toBe('Root digest, 21 Nov: 2 unsanctioned uses, nothing got worse');
  expect(lines[1]).toContain('Root use: 2 unsanctioned, 0 in windows.');
  const at = 'legacy-crm 100000000007 21 Nov 08:20 UTC';
  expect(lines.filter((line) => line.includes('legacy-crm')).map((line) => line.trim())).toEqual([
    `${at}, access key created, with MFA. NO OWNER, no disposition for 1 h.`,
    `${at}, root use that sent no event. Owner Omar Diaz, LEGITIMATE, says Lena Fischer.`,
    `${at}, MFA not known. NO OWNER, FALSE ALARM, says <!channel>.`,
  ]);
});

test('each account is a bullet of its own: what is wrong in bold, then how, then what to do, each on a line', () => {
  const fails = { said: { ...SAID, 'root-mfa': 'fail' as const } };
  const days = [{ accounts: manyAccounts(8) }, { accounts: manyAccounts(8, fails) }];
  const now = digestTime(days);
  const { blocks } = digestMessage(aDigest(days), { now, canAcknowledge: false });
  const told = blocks.flatMap((block) => (block.type === 'rich_text' ? block.elements : []));
  expect(told.filter(({ type }) => type === 'rich_text_list')).toMatchObject([
    {
      style: 'bullet',
      elements: Array.from({ length: 6 }, (_, n) => ({
        elements: [
          {
            text: `MEDIUM  account-${1000 + n} ${accountIdNumber(1000 + n)}: root MFA off`,
            style: { bold: true },
          },
          { text: '\nIt is not fine.\nDo: mend it.' },
        ],
      })),
    },
  ]);
  expect(plainTextOf(blocks)).toContain('\nand 2 more accounts: Show all\n');
});

describe('what stands as it stood', () => {
  const MFA_OFF = { ...SAID, 'root-mfa': 'fail' } as const;
  const KEY = { ...SAID, 'root-access-key': 'fail' } as const;
  const accounts = [
    { number: 1, name: 'payments-prod', said: KEY, severity: 'critical' as const },
    { number: 2, name: 'hr-prod', said: MFA_OFF },
  ];
  const days = [{ accounts }, { accounts }];
  const [digest, now] = [aDigest(days), digestTime(days)];

  test('is told every day where it is critical, since when, and kept out of no first line', () => {
    const lines = linesOf(digest, now);
    expect(lines[0]).toBe('Root digest, 21 Nov: 1 CRITICAL finding stands as before');
    expect(lines.slice(3)).toEqual([
      'CRITICAL as before (1 account)',
      '• CRITICAL  payments-prod 100000000001: root access key present (seen since 20 Nov)',
      '  It is not fine.',
      '  Do: mend it.',
      '[Show all] [Open account…]',
    ]);
  });

  test('is told behind "Show all" where it is not, each finding once', () => {
    const lines = plainTextOf(wholePage(digest, { now, view: 'all', page: 1 }).blocks).split('\n');
    expect(lines.filter((line) => /^(CRITICAL|Failing) as before/.test(line))).toEqual([
      'CRITICAL as before (1 account)',
      'Failing as before (1 account)',
    ]);
    expect(lines.filter((line) => line.includes('(seen since'))).toEqual([
      '• CRITICAL  payments-prod 100000000001: root access key present (seen since 20 Nov)',
      '• MEDIUM  hr-prod 100000000002: root MFA off (seen since 20 Nov)',
    ]);
  });

  test('that was told as a change is told as that alone', () => {
    const changed = [{ accounts: [{ ...accounts[0]!, said: SAID }, accounts[1]!] }, { accounts }];
    const lines = linesOf(aDigest(changed), digestTime(changed));
    expect(lines[0]).toBe('Root digest, 21 Nov: 1 finding got worse (CRITICAL)');
    expect(lines.join('\n')).not.toContain('as before');
  });
});

describe('the first day ever', () => {
  test('has nothing to compare with, and lists what fails', () => {
    const days = [
      { accounts: [...manyAccounts(2), { number: 1, said: { ...SAID, 'root-mfa': 'fail' as const } }] },
    ];
    expect(linesOf(aDigest(days), digestTime(days), { canAcknowledge: true })).toEqual([
      'Root digest, 20 Nov: first day, 1 account with findings',
      'There is nothing to compare with yet: changes are told from the next digest on.',
      '3 measured: 1 with findings, 2 clear. No root use seen, and not known whether it would be. 0 windows open.',
      'Alarm path: not known. A use of root may go unnoticed.',
      'Findings (1 account)',
      '• MEDIUM  account-1 100000000001: root MFA off',
      '  It is not fine.',
      '  Do: mend it.',
      '[Open account…] [Acknowledge…]',
    ]);
  });

  test('of an organization in which nothing is wrong says no more than it knows', () => {
    const days = [{ accounts: manyAccounts(3) }];
    const now = digestTime(days);
    expect(linesOf(aDigest(days), now, { alarmPath: anAlarmPath(3, now) })).toEqual([
      'Root digest, 20 Nov: first day, no findings',
      'There is nothing to compare with yet: changes are told from the next digest on.',
      '3 measured: 3 clear. No root use. 0 windows open.',
      'Alarm path proven 07:20 UTC in 3 of 3 accounts.',
    ]);
  });
});

test('one account is told as one', () => {
  const days = [{ accounts: manyAccounts(1) }, { accounts: manyAccounts(1, CUT_OFF) }];
  const now = digestTime(days);
  expect(linesOf(aDigest(days), now, { alarmPath: anAlarmPath(1, now) })).toEqual([
    'Root digest, 21 Nov: 1 of 1 NOT MEASURED',
    '0 of 1 measured. No root use. 0 windows open.',
    'Alarm path proven 07:20 UTC in 1 of 1 account.',
    'NOT MEASURED: the only account, since 21 Nov 09:00 UTC',
    '  Audit blocked by SCP p-9x2.',
    '  Do: deploy deploy/member-role.yml to this account.',
    '  account-1000 100000001000',
    '[Accounts not measured] [Open account…]',
  ]);
});

describe('the way to one account in full', () => {
  const WAY = 'One account in full: /root-status and its id.';

  test('is the button where one can be picked', () => {
    const days = [{ accounts: manyAccounts(2) }, { accounts: manyAccounts(2, CUT_OFF) }];
    const [digest, now] = [aDigest(days), digestTime(days)];
    expect(linesOf(digest, now)).not.toContain(WAY);
    expect(plainTextOf(wholePage(digest, { now, view: 'all', page: 1 }).blocks)).not.toContain(WAY);
  });

  test('is told in words where accounts are named that cannot be picked', () => {
    const days = [{ accounts: manyAccounts(2) }, { accounts: manyAccounts(2) }];
    const now = digestTime(days);
    const lines = linesOf(aDigest(days), now, { alarmPath: anAlarmPath(2, now, 1) });
    expect(lines).toContain(WAY);
    expect(lines.join('\n')).not.toContain('[Open account…]');
  });
});

describe('what is not known', () => {
  const days: Day[] = [{ accounts: manyAccounts(2) }, { accounts: manyAccounts(2) }];
  const now = digestTime(days);

  test('is called that: root use and alarm path', () => {
    const { rootUse: _, ...digest } = aDigest(days);
    expect(linesOf(digest, now).slice(1)).toEqual([
      '2 measured: 2 clear. 0 windows open.',
      'Root use: only what credential reports show. Alarm path: not known. A use of root may go unnoticed.',
    ]);
    expect(linesOf(digest, now, { alarmPath: anAlarmPath(2, now) })[1]).toBe(
      '2 measured: 2 clear. Root use: only what credential reports show. 0 windows open.',
    );
  });

  test.each([
    ['no alarm path', undefined, 'No root use seen, and not known whether it would be.'],
    ['a silent one', anAlarmPath(2, now, 1), 'No root use seen where the alarm path works.'],
    ['one that was tried nowhere', anAlarmPath(0, now), 'No root use seen where the alarm path works.'],
    [
      'one that was silent at night',
      { ...anAlarmPath(2, now), wasInterrupted: true },
      'No root use heard of; it was not listened for all the time.',
    ],
    [
      'a new account that was not heard yet',
      { ...anAlarmPath(2, now), notYet: 1 },
      '1 of 2 accounts. 1 not heard yet, and not for long enough to tell.',
    ],
  ])('is not claimed to be absent: root use with %s', (_, alarmPath, said) => {
    const told = linesOf(aDigest(days), now, { ...(alarmPath && { alarmPath }) }).join('\n');
    expect(told).toContain(said);
    expect(told).not.toContain('No root use.');
  });

  test('an alarm path of which nothing is proven says so', () => {
    const { provenAt: _, ...nowhere } = anAlarmPath(2, now, 2);
    expect(linesOf(aDigest(days), now, { alarmPath: nowhere })[2]).toBe(
      'Alarm path proven in 0 of 2 accounts.',
    );
  });

  test('a silent alarm path stands in the first line of a day that is calm otherwise', () => {
    expect(linesOf(aDigest(days), now, { alarmPath: anAlarmPath(2, now, 1) })[0]).toBe(
      'Root digest, 21 Nov: nothing got worse, alarm path silent in 1 account',
    );
  });
});

describe('the audit head', () => {
  const days: Day[] = [{ accounts: manyAccounts(2) }, { accounts: manyAccounts(2) }];
  const [digest, now] = [aDigest(days), digestTime(days)];

  test('is the last line, as it is verified against', () => {
    expect(allLinesOf(digest, now, { auditHead: HEAD }).at(-1)).toBe(HEAD_LINE);
  });

  test.each([undefined, '', 'HEAD <!channel>'])('that could not be taken is missed: %j', (auditHead) => {
    expect(allLinesOf(digest, now, { ...(auditHead !== undefined && { auditHead }) }).at(-1)).toBe(
      'No audit head could be taken today; the log of rootkeeper says why. Do: run audit-log --head and keep what it prints.',
    );
  });

  test('is not missed where windows are not configured', () => {
    const { windows: _, ...withoutWindows } = digest;
    const lines = allLinesOf(withoutWindows, now);
    expect(lines).toHaveLength(3);
    expect(lines.join('\n')).not.toMatch(/audit|window/i);
  });

  test('found a broken record: that stands in the first line, with what to do', () => {
    const lines = allLinesOf(digest, now, { auditHead: HEAD, auditFindings: 2 });
    expect(lines[0]).toBe('Root digest, 21 Nov: nothing got worse, RECORD OF 2 WINDOWS BROKEN');
    expect(lines[1]).toBe(
      'The record of 2 windows is not as it was sealed. Do: run audit-log --verify, which names each, and treat it as tampering until you know better.',
    );
  });

  test('stands in no preview, for which none was taken', () => {
    const message = previewMessage(digest, { now, canAcknowledge: false });
    expect(plainTextOf(message.blocks)).not.toMatch(/audit/i);
  });
});

test('a late digest says when it was due and of when it is', () => {
  const days = [{ accounts: manyAccounts(2) }, { accounts: manyAccounts(2) }];
  const digest = aDigest(days, { lateSince: dayTime(1) - 2 * HOUR });
  expect(linesOf(digest, digestTime(days))[1]).toBe(
    'LATE: it was due 21 Nov 07:00 UTC. It says how things stood 21 Nov 09:00 UTC.',
  );
});

test('a preview says that it is one, and from when', () => {
  const days = [{ accounts: manyAccounts(2) }, { accounts: manyAccounts(2) }];
  const message = previewMessage(aDigest(days), { now: digestTime(days), canAcknowledge: false });
  expect(plainTextOf(message.blocks).split('\n')[1]).toBe(
    'PREVIEW, for you alone, from the sweep of 21 Nov 09:00 UTC (20 min old).',
  );
});

describe('the last digest, for one person', () => {
  const days = [{ accounts: manyAccounts(2) }, { accounts: manyAccounts(2) }];
  const [digest, now] = [aDigest(days), digestTime(days)];
  const posted = { channelId: 'C0SECURITY1', at: now - HOUR };

  function notesOf(options: Partial<PreviewOptions>): string[] {
    const message = previewMessage(digest, { now, canAcknowledge: false, ...options });
    expect(messageViolations(message.blocks)).toEqual([]);
    return plainTextOf(message.blocks).split('\n').slice(1, 3);
  }

  test('is no preview where it was posted', () => {
    expect(notesOf({ posted })[0]).toBe(
      'For you alone: the last digest, from the sweep of 21 Nov 09:00 UTC (20 min old).',
    );
    expect(notesOf({ posted })[1]).toMatch(/^2 measured/);
  });

  test.each([
    [{ dueAt: now + HOUR, isOfToday: true }, "Today's has not come yet: it is due 21 Nov 10:20 UTC."],
    [{ dueAt: now - HOUR, isOfToday: true }, "Today's has not come yet: it was due 21 Nov 08:20 UTC."],
    [{ dueAt: now + 72 * HOUR, isOfToday: false }, 'The next one is due 24 Nov 09:20 UTC.'],
    [{ dueAt: now - 24 * HOUR, isOfToday: false }, 'The one that was due 20 Nov 09:20 UTC has not come yet.'],
  ])('says what comes next where it is not of today: %j', (awaited, note) => {
    expect(notesOf({ posted, awaited })[1]).toBe(note);
    expect(notesOf({ awaited })).toEqual([expect.stringMatching(/^PREVIEW, /), note]);
  });
});

describe('the trend', () => {
  const days = [{ accounts: manyAccounts(2) }, { accounts: manyAccounts(2) }];
  const now = digestTime(days);
  const digest = aDigest(days);
  const before = digest.before!;

  test('is a picture with its words as the alternative', () => {
    const picture = { slackFileId: 'F0TREND', alternative: 'Failing accounts fell' };
    const { blocks } = digestMessage(digest, { now, canAcknowledge: false, picture });
    expect(blocks).toContainEqual({
      type: 'image',
      slack_file: { id: 'F0TREND' },
      alt_text: 'Failing accounts fell',
    });
  });

  test('is told in words where there is no picture', () => {
    const history = [{ date: plusDays(digest.date, -1), counts: { ...before.counts, failing: 2, clear: 0 } }];
    expect(linesOf(aDigest(days, { history }), now)).toContain(
      'Trend: Failing accounts fell from 2 to 0 in 1 day',
    );
  });
});
