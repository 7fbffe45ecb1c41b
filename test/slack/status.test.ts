import { unknown } from '../../src/domain/fact.ts';
import type { Posture } from '../../src/domain/posture.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import { type StatusOptions, statusMessage } from '../../src/slack/status.ts';
import { messageViolations } from '../support/blocks/limits.ts';
import { plainTextOf } from '../support/blocks/plain-text.ts';
import {
  checked,
  clearAccounts,
  failing,
  keyUsedToday,
  noMfa,
  numbered,
  passwordKept,
  unmeasured,
} from '../support/blocks/status-accounts.ts';
import { accountId, anAccount } from '../support/builders/account.ts';
import { anAccountPosture, anUnreachable, aPosture } from '../support/builders/posture.ts';
import { features } from '../support/builders/subject.ts';
import { ago, NOW } from '../support/builders/time.ts';

const OLDEST = { oldestData: ago(3 * HOUR + 40 * MINUTE) };

function shown(posture: Posture, options: Partial<StatusOptions> = {}): string {
  const message = statusMessage(posture, {
    now: NOW,
    resultId: 'result-1',
    page: 1,
    view: 'attention',
    canShare: true,
    ...options,
  });
  expect(messageViolations(message.blocks)).toEqual([]);
  return plainTextOf(message.blocks);
}

function firstLine(posture: Posture): string {
  return shown(posture).split('\n')[0] ?? '';
}

const prod = [
  failing({ id: accountId('111122223333'), name: 'payments-prod' }, keyUsedToday),
  failing({ id: accountId('222233334444'), name: 'legacy-crm' }, noMfa),
  failing({ id: accountId('333344445555'), name: 'data-lake-prod' }, passwordKept),
  unmeasured(
    { id: accountId('444455556666'), name: 'edge-prod' },
    { reason: 'Audit blocked by SCP p-9x2.', remedy: 'Exempt aws:AssumedRoot in p-9x2.' },
  ),
];

describe('the answer to /root-status', () => {
  it('reads like the design has it: the numbers, then the worst first, each with what to do', () => {
    expect(shown(aPosture({ ...OLDEST, accounts: [...prod, ...clearAccounts(38)] }))).toBe(
      `prod: 3 of 42 root users need attention, 1 not measured
38 clear. Oldest data 3 h 40 min. Central root access: on.
CRITICAL  payments-prod  111122223333
  Root access key 1 active, used today 02:14 UTC (s3).
  Do: treat as an incident; deactivate the key, then delete it.
HIGH  legacy-crm  222233334444
  Root password set, no MFA.
  Do: delete root credentials centrally.
MEDIUM  data-lake-prod  333344445555
  Root password kept though central root access could remove it.
  Do: delete the root password centrally.
NOT MEASURED  edge-prod  444455556666
  Audit blocked by SCP p-9x2.
  Do: exempt aws:AssumedRoot in p-9x2.
[Open account…] [Show 38 clear] [Share]`,
    );
  });

  it('says when an account that could not be measured last was', () => {
    const [, , , edge] = prod;
    const lastMeasured = ago(2 * DAY);
    expect(shown(aPosture({ accounts: [{ ...edge!, lastMeasured }] }))).toContain(
      `NOT MEASURED  edge-prod  444455556666
  Audit blocked by SCP p-9x2. Last measured 18 Nov.
  Do: exempt aws:AssumedRoot in p-9x2.`,
    );
  });

  it('says it once of accounts that have it in common, and otherwise of each', () => {
    const accounts = numbered(3, 'edge', 400_000_000_000).map((account) => unmeasured(account));
    const dated = (...days: (number | undefined)[]) =>
      shown(
        aPosture({
          accounts: accounts.map((account, index) => {
            const day = days[index];
            return day === undefined ? account : { ...account, lastMeasured: ago(day * DAY) };
          }),
        }),
      )
        .split('\n')
        .slice(3, 6);

    expect(dated(2, 2, 2)).toEqual([
      '  Role rootkeeper-audit cannot be assumed (AccessDenied). Last measured 18 Nov.',
      '  Do: deploy deploy/member-role.yml to this account.',
      '  edge-1 400000000001, edge-2 400000000002, edge-3 400000000003',
    ]);
    expect(dated(2, 3)).toEqual([
      '  Role rootkeeper-audit cannot be assumed (AccessDenied).',
      '  Do: deploy deploy/member-role.yml to this account.',
      '  edge-1 400000000001 (last measured 18 Nov), edge-2 400000000002 (last measured 17 Nov), edge-3 400000000003',
    ]);
  });

  it('has its first line as the text of notifications, with markup escaped', () => {
    const posture = aPosture({ scope: 'R&D <!channel>', accounts: clearAccounts(2) });
    const options = { now: NOW, resultId: 'r', page: 1, view: 'attention' as const, canShare: false };
    expect(statusMessage(posture, options).text).toBe('R&amp;D &lt;!channel&gt;: all 2 root users clear');
    expect(firstLine(posture)).toBe('R&D <!channel>: all 2 root users clear');
  });

  it('is two lines when all is clear', () => {
    expect(shown(aPosture({ ...OLDEST, accounts: clearAccounts(12) }))).toBe(
      `prod: all 12 root users clear
12 clear. Oldest data 3 h 40 min. Central root access: on.
[Open account…] [Show 12 clear] [Share]`,
    );
  });

  it('never calls clear what could not be measured', () => {
    const accounts = numbered(3, 'dark', 500_000_000_000).map((account) => unmeasured(account));
    expect(shown(aPosture({ accounts, features: unknown('iam:ListOrganizationsFeatures was denied') }))).toBe(
      `prod: none of 3 root users could be measured
0 clear. Central root access: not known (iam:ListOrganizationsFeatures was denied).
NOT MEASURED  3 accounts
  Role rootkeeper-audit cannot be assumed (AccessDenied).
  Do: deploy deploy/member-role.yml to this account.
  dark-1 500000000001, dark-2 500000000002, dark-3 500000000003
[Open account…] [Share]`,
    );
  });

  it('puts what was not measured first where nothing failed', () => {
    expect(firstLine(aPosture({ accounts: [...prod.slice(3), ...clearAccounts(3)] }))).toBe(
      'prod: 1 of 4 root users not measured, no finding in the others',
    );
  });

  it('speaks of one root user in the singular', () => {
    expect(firstLine(aPosture({ accounts: clearAccounts(1) }))).toBe('prod: the only root user is clear');
    expect(firstLine(aPosture({ accounts: prod.slice(0, 1) }))).toBe(
      'prod: 1 of 1 root user needs attention',
    );
    expect(firstLine(aPosture({ accounts: prod.slice(3) }))).toBe(
      'prod: the only root user could not be measured',
    );
  });

  it('tells one cause once, with the accounts it concerns', () => {
    const accounts = [
      ...numbered(2, 'norole', 500_000_000_000).map((account) => unmeasured(account)),
      unmeasured(
        { id: accountId('600000000001'), name: 'slow' },
        { reason: 'AWS did not answer within 30 s', remedy: 'Ask again' },
      ),
    ];
    expect(shown(aPosture({ accounts }))).toContain(
      `NOT MEASURED  2 accounts
  Role rootkeeper-audit cannot be assumed (AccessDenied).
  Do: deploy deploy/member-role.yml to this account.
  norole-1 500000000001, norole-2 500000000002
NOT MEASURED  slow  600000000001
  AWS did not answer within 30 s.
  Do: ask again.`,
    );
  });

  it('tells causes that name the account under the remedy they share', () => {
    const accounts = numbered(20, 'norole', 500_000_000_000).map((account) =>
      unmeasured(account, { reason: `Role arn:aws:iam::${account.id}:role/audit cannot be assumed.` }),
    );
    expect(shown(aPosture({ accounts }))).toContain(
      `NOT MEASURED  20 accounts
  Do: deploy deploy/member-role.yml to this account.
  norole-1 500000000001: Role arn:aws:iam::500000000001:role/audit cannot be assumed.
  norole-2 500000000002: Role`,
    );
  });

  it('counts an account that fails by what the organization knows of it as not measured too', () => {
    const account = { id: accountId('444455556666'), name: 'edge-prod' };
    const contact = noContact();
    const both = { ...failing(account, contact), audit: anUnreachable() };
    const text = shown(aPosture({ accounts: [both, ...clearAccounts(1)] }));
    expect(text).toContain(
      'prod: 1 of 2 root users needs attention, 1 not measured (1 of which also needs attention)',
    );
    expect(text).toContain('LOW  edge-prod  444455556666\n  No security contact is set.');
    expect(text).toContain('NOT MEASURED  edge-prod  444455556666');
  });

  it('says what could not be checked, by cause, and what to do', () => {
    const cause = 'the credential report could not be read (AccessDenied).';
    const partial = anAccountPosture({
      standing: 'partial',
      results: [
        checked('root-recent-use', { status: 'unknown', reason: `Last use of root: ${cause}` }),
        checked('root-password', { status: 'unknown', reason: `Root password: ${cause}` }),
      ],
    });
    expect(shown(aPosture({ accounts: [partial, ...clearAccounts(1)] }))).toContain(
      `prod: 1 of 2 root users only partly measured, no finding in the others
1 clear. Oldest data 2 h. Central root access: on.
PARTLY MEASURED  payments-prod  111122223333
  Last use of root; Root password: the credential report could not be read (AccessDenied).
  Do: mend what stands in the way, then run /root-status prod fresh.`,
    );
  });

  it('says what to do about each thing that was not read, once', () => {
    const denied = 'the credential report could not be read (AccessDenied).';
    const allow = 'Allow iam:GenerateCredentialReport and iam:GetCredentialReport.';
    const results = [
      checked('root-password', { status: 'unknown', reason: `Root password: ${denied}`, remedies: [allow] }),
      checked('root-recent-use', {
        status: 'unknown',
        reason: `Last use of root: ${denied}`,
        remedies: [allow],
      }),
      checked('security-contact', {
        status: 'unknown',
        reason: 'Security contact: it could not be read (AccessDenied).',
        remedies: ['Allow account:GetAlternateContact.'],
      }),
    ];
    expect(shown(aPosture({ accounts: [anAccountPosture({ standing: 'partial', results })] }))).toContain(
      '\n  Do: allow iam:GenerateCredentialReport and iam:GetCredentialReport. Allow account:GetAlternateContact.\n',
    );
  });

  it('names once what two checks ask in the same words', () => {
    const reason = 'Root MFA: there are no root credentials, but the mailbox can set a password.';
    const results = [
      checked('root-mfa', { status: 'unknown', reason }),
      checked('root-mfa-virtual', { status: 'unknown', reason }),
    ];
    expect(shown(aPosture({ accounts: [anAccountPosture({ standing: 'partial', results })] }))).toContain(
      '\n  Root MFA: there are no root credentials, but the mailbox can set a password.\n',
    );
  });

  it('says which partly measured accounts need attention too, so that its numbers agree with the first line', () => {
    const open = checked('security-contact', {
      status: 'unknown',
      reason: 'Security contact: the security contact is not read yet.',
      remedies: ['Wait: it is read in the background, within minutes.'],
    });
    const [one, two] = numbered(2, 'open', 500_000_000_000);
    const accounts = [
      failing(one!, noMfa, open),
      anAccountPosture({ account: two!, standing: 'partial', results: [open] }),
    ];
    const text = shown(aPosture({ accounts }));
    expect(text).toContain('prod: 1 of 2 root users needs attention, 1 partly measured');
    expect(text).toContain(`PARTLY MEASURED  2 accounts (1 of which also needs attention)
  Security contact: the security contact is not read yet.
  Do: wait: it is read in the background, within minutes.
  open-1 500000000001, open-2 500000000002`);
  });

  it('lists skipped accounts with the reason and does not count them as asked', () => {
    const skipped = anAccountPosture({
      account: anAccount({ name: 'closing-down' }),
      audit: { kind: 'skipped', reason: 'The account is suspended.' },
      standing: 'skipped',
      results: [],
    });
    expect(shown(aPosture({ ...OLDEST, accounts: [skipped, ...clearAccounts(2)] }))).toBe(
      `prod: all 2 root users clear
2 clear. 1 skipped. Oldest data 3 h 40 min. Central root access: on.
SKIPPED  closing-down  111122223333
  The account is suspended.
[Open account…] [Show 2 clear] [Share]`,
    );
    expect(firstLine(aPosture({ accounts: [skipped] }))).toBe('prod: nothing to measure, 1 account skipped');
  });

  it('says how many accounts may belong to the scope, and what to do about it', () => {
    expect(shown(aPosture({ scope: 'env=prod', undecidedMembers: 7, accounts: clearAccounts(1) }))).toContain(
      `Not counted: 7 accounts, because tags were not read and so it is not known whether they belong to env=prod.
Do: ask again in a few minutes. If it stays so, allow organizations:ListTagsForResource.`,
    );
  });

  it('puts what is wrong with the organization before its accounts', () => {
    const organization = [
      {
        checkId: 'central-root-access',
        severity: 'high' as const,
        outcome: {
          status: 'fail' as const,
          detail: 'RootCredentialsManagement is off.',
          remedy: 'Enable it.',
        },
      },
    ];
    const text = shown(
      aPosture({ organization, features: features({ rootCredentialsManagement: false }), accounts: prod }),
    );
    expect(text).toContain('Central root access: off.');
    expect(
      text.indexOf(
        'HIGH  Organization: Central root access off\n  RootCredentialsManagement is off.\n  Do: enable it.',
      ),
    ).toBeLessThan(text.indexOf('CRITICAL  payments-prod'));
  });

  it('shows names as they are, markup and all, and keeps hidden characters from changing what is read', () => {
    const names = [
      '<!channel> *bold* & co',
      '請求書システム本番環境アカウント',
      'pay\u202Edorp',
      'שלום',
      'two\nlines',
      '',
    ];
    const accounts = names.map((name, index) =>
      failing({ id: accountId(`11112222333${index}`), name }, noMfa),
    );
    const text = shown(aPosture({ accounts }));
    expect(text).toContain('HIGH  <!channel> *bold* & co  111122223330');
    expect(text).toContain('HIGH  請求書システム本番環境アカウント  111122223331');
    expect(text).toContain('HIGH  pay[U+202E]dorp  111122223332');
    expect(text).toContain('HIGH  \u2068שלום\u2069  111122223333');
    expect(text).toContain('HIGH  two lines  111122223334');
    expect(text).toContain('HIGH  (no name)  111122223335');
  });

  it('tells a lesser finding that several accounts share once', () => {
    const accounts = [
      failing({ id: accountId('111122223333'), name: 'payments-prod' }, keyUsedToday, passwordKept),
      failing({ id: accountId('222233334444'), name: 'legacy-crm' }, passwordKept),
    ];
    expect(shown(aPosture({ accounts }))).toContain(
      `CRITICAL  payments-prod  111122223333
  Root access key 1 active, used today 02:14 UTC (s3).
  Do: treat as an incident; deactivate the key, then delete it.
MEDIUM  Root password kept: 2 accounts
  Root password kept though central root access could remove it.
  Do: delete the root password centrally.
  payments-prod 111122223333, legacy-crm 222233334444`,
    );
  });

  it('offers no sharing where nothing may be shared, and no list of clear accounts where there are none', () => {
    expect(shown(aPosture({ accounts: prod }), { canShare: false })).toMatch(/\n\[Open account…\]$/);
  });
});

describe('a large organization', () => {
  const many = numbered(500, 'weak', 500_000_000_000).map((account, index) =>
    failing(account, ...(index < 37 ? [keyUsedToday, noMfa] : [noMfa])),
  );
  const large = aPosture({ scope: 'all', ...OLDEST, accounts: [...many, ...clearAccounts(4_500)] });

  it('is told by finding, with what is common said once and the first accounts of each', () => {
    expect(shown(large)).toBe(
      `all: 500 of 5,000 root users need attention
4,500 clear. Oldest data 3 h 40 min. Central root access: on.
CRITICAL  Root access key present: 37 accounts
  Root access key 1 active, used today 02:14 UTC (s3).
  Do: treat as an incident; deactivate the key, then delete it.
  weak-1 500000000001, weak-2 500000000002, weak-3 500000000003, weak-4 500000000004, weak-5 500000000005, weak-6 500000000006
  and 31 more accounts: page 2
HIGH  Root MFA off: 500 accounts
  Root password set, no MFA.
  Do: delete root credentials centrally.
  weak-1 500000000001, weak-2 500000000002, weak-3 500000000003, weak-4 500000000004, weak-5 500000000005, weak-6 500000000006
  and 494 more accounts: pages 2 to 3
Page 1 of 3
[Next] [Open account…] [Show 4,500 clear] [Share]`,
    );
  });

  it('goes on with the accounts that the first page had no room for', () => {
    const second = shown(large, { page: 2 }).split('\n');
    expect(second[2]).toBe('CRITICAL  Root access key present: 37 accounts (7 to 37 of 37)');
    expect(second[3]).toMatch(/^ {2}weak-7 500000000007, weak-8 /);
    expect(second.at(-2)).toBe('Page 2 of 3');
    expect(second.at(-1)).toBe('[Previous] [Next] [Open account…] [Show 4,500 clear] [Share]');
    expect(shown(large, { page: 3 })).toMatch(/Page 3 of 3\n\[Previous\] \[Open account…\]/);
  });

  it('shows the last page where a later one is asked for', () => {
    expect(shown(large, { page: 99 })).toBe(shown(large, { page: 3 }));
  });

  it('lists the clear accounts in pages of their own', () => {
    const clear = shown(large, { view: 'clear' });
    expect(clear).toContain('CLEAR  4,500 accounts\n  clear-1 700000000001, clear-2 700000000002, ');
    expect(clear).toMatch(/Page 1 of \d+\n\[Next\] \[Open account…\] \[Back\] \[Share\]$/);
  });

  it('groups accounts whose remedies differ only by the id of their key', () => {
    const accounts = numbered(30, 'keyed', 500_000_000_000).map((account, index) => {
      const key = `AKIAEXAMPLE${String(index).padStart(9, '0')}`;
      return failing(account, {
        ...keyUsedToday,
        outcome: { status: 'fail', detail: `Root ${key} is active.`, remedy: `Delete ${key} centrally.` },
      });
    });
    expect(shown(aPosture({ accounts }))).toContain(
      'CRITICAL  Root access key present: 30 accounts\n  Do: delete the access key centrally.\n  keyed-1 500000000001, ',
    );
  });

  it('names each remedy with its account where they all differ', () => {
    const accounts = numbered(30, 'odd', 500_000_000_000).map((account) =>
      failing(account, {
        ...noMfa,
        outcome: { status: 'fail', detail: 'No MFA.', remedy: `Ask the owner of ${account.name}.` },
      }),
    );
    expect(shown(aPosture({ accounts }))).toContain('odd-1 500000000001: Do: ask the owner of odd-1.');
  });
});

function noContact() {
  return {
    checkId: 'security-contact',
    severity: 'low' as const,
    outcome: { status: 'fail' as const, detail: 'No security contact is set.', remedy: 'Set one.' },
  };
}
