import { parseConfig } from '../../src/config/load.ts';
import type { WindowsConfig } from '../../src/config/windows.ts';
import { problems, withKey, withoutKey } from './parsing.ts';

const HOUR = 3_600_000;
const approvers = { users: ['U0OMAR', 'U0LENA'] };

/** A configuration with these windows. JSON is YAML. */
function yaml(windows: unknown, overrides: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    readers: { users: ['U0MIA'], groups: ['S0SEC'] },
    scopes: { prod: { ou: ['workloads/prod'] }, staging: { ou: ['workloads/staging'] } },
    channels: { approvals: 'C0APPROVALS' },
    windows,
    ...overrides,
  });
}

function windowsOf(text: string): WindowsConfig | undefined {
  return parseConfig(text, withKey).windows;
}

/** What is wrong with one policy, less the key that leads to it. */
function policyProblems(policy: unknown): readonly string[] {
  return problems(yaml({ default: policy })).map((line) => line.replace(/^windows\.default\.?/, ''));
}

describe('the configuration of windows', () => {
  test('without windows they are off, and no audit key is needed', () => {
    expect(parseConfig('readers: {}', withoutKey)).not.toHaveProperty('windows');
  });

  test('what is left out has its documented default: readers may ask, and break-glass pages where cards are', () => {
    expect(windowsOf(yaml({ default: { approvers } }))).toEqual({
      approvalsChannel: 'C0APPROVALS',
      alertsChannel: 'C0APPROVALS',
      requesters: { users: ['U0MIA'], groups: ['S0SEC'] },
      book: {
        scoped: [],
        fallback: {
          scopes: ['default'],
          approvers: [{ users: ['U0LENA', 'U0OMAR'], groups: [], minimumDays: 0 }],
          quorum: 1,
          maxDuration: 4 * HOUR,
          lapse: 8 * HOUR,
          reviewWithin: 24 * HOUR,
          ticket: { required: false, patterns: [] },
          notified: { users: [], groups: [] },
          notifyDirectly: false,
          breakGlass: [],
        },
      },
      custody: [],
      auditKey: withKey.ROOTKEEPER_AUDIT_KEY,
      formerAuditKeys: [],
    });
  });

  test('everything that can be said about a policy reaches it, under the definition of its scope', () => {
    const prod = {
      approvers: { groups: ['S0SEC'], minimumDays: 14 },
      quorum: 2,
      maxDurationHours: 1.5,
      lapseHours: 2,
      reviewWithinHours: 48,
      ticket: { required: true, pattern: 'SEC-\\d+' },
      notified: { groups: ['S0ONCALL'] },
      notifyDirectly: true,
      breakGlass: ['U0RAVI'],
    };
    const requesters = { groups: ['S0ENG'] };
    const channels = { approvals: 'C0APPROVALS', alerts: 'C0ALERTS' };
    expect(windowsOf(yaml({ requesters, policies: { prod } }, { channels }))).toMatchObject({
      alertsChannel: 'C0ALERTS',
      requesters: { users: [], groups: ['S0ENG'] },
      book: {
        scoped: [
          {
            definition: { ou: ['workloads/prod'] },
            policy: {
              scopes: ['prod'],
              approvers: [{ users: [], groups: ['S0SEC'], minimumDays: 14 }],
              quorum: 2,
              maxDuration: 1.5 * HOUR,
              lapse: 2 * HOUR,
              reviewWithin: 48 * HOUR,
              ticket: { required: true, patterns: ['SEC-\\d+'] },
              notified: { users: [], groups: ['S0ONCALL'] },
              notifyDirectly: true,
              breakGlass: ['U0RAVI'],
            },
          },
        ],
      },
    });
    expect(windowsOf(yaml({ policies: { prod } }))?.book).not.toHaveProperty('fallback');
  });

  test('a fraction of an hour is a whole number of milliseconds', () => {
    const windows = windowsOf(yaml({ default: { approvers, maxDurationHours: 0.333_333_3 } }));
    expect(windows?.book.fallback?.maxDuration).toBe(1_200_000);
  });

  test('custody is of a scope, or of accounts by id, name or glob', () => {
    const device = { kind: 'mfa-device', label: 'MFA device B2', holder: 'U0OMAR', place: 'safe, floor 3' };
    const mailbox = { kind: 'mailbox', label: 'aws-root@corp.example', holder: 'U0LENA' };
    const custody = [
      { scope: 'prod', items: [device] },
      { accounts: ['111122223333', 'pay*'], items: [mailbox] },
    ];
    expect(windowsOf(yaml({ default: { approvers }, custody }))?.custody).toEqual([
      { definition: { ou: ['workloads/prod'] }, items: [device] },
      { definition: { accounts: ['111122223333', 'pay*'] }, items: [mailbox] },
    ]);
  });
});

describe('windows that could not work are refused', () => {
  test('with no policy at all', () => {
    expect(problems(yaml({}))).toEqual([
      'windows: found a mapping; accepted: a mapping with a policy under policies or default: without one nobody could approve',
    ]);
  });

  test('with a policy or custody for a scope that is not there, and the nearest is named', () => {
    const custody = [{ scope: 'stagin', items: [{ kind: 'mailbox', label: 'root mail', holder: 'U0LENA' }] }];
    expect(problems(yaml({ policies: { prdo: { approvers } }, custody }))).toEqual([
      'windows.policies: no scope is called "prdo"; accepted: prod, staging (did you mean prod?)',
      'windows.custody[0].scope: no scope is called "stagin"; accepted: prod, staging (did you mean staging?)',
    ]);
  });

  test('with a policy for a scope where there are none, or for what only looks like one', () => {
    expect(problems(yaml({ policies: { prod: { approvers } } }, { scopes: {} }))).toEqual([
      'windows.policies: no scope is called "prod"; scopes names none',
    ]);
    expect(problems(yaml({ policies: { constructor: { approvers } } }))).toEqual([
      'windows.policies: no scope is called "constructor"; accepted: prod, staging',
    ]);
  });

  test('without a channel for their cards', () => {
    expect(problems(yaml({ default: { approvers } }, { channels: {} }))).toEqual([
      'channels.approvals: found nothing; accepted: the id of the channel where the cards of windows are posted',
    ]);
  });

  test('with requesters who are nobody', () => {
    expect(problems(yaml({ requesters: { users: [] }, default: { approvers } }))).toEqual([
      'windows.requesters: found a mapping; accepted: at least one person in users or one user group in groups; without requesters, readers may ask',
    ]);
  });

  test('with approvers who are nobody', () => {
    expect(policyProblems({ approvers: { minimumDays: 3 } })).toEqual([
      'approvers: found a mapping; accepted: at least one person in users or one user group in groups',
    ]);
    expect(policyProblems({ quorum: 1 })).toEqual([
      'approvers: found nothing; accepted: a mapping with users, groups, minimumDays',
    ]);
  });

  test('with a quorum that the pinned people cannot meet, however often one is named', () => {
    expect(policyProblems({ approvers, quorum: 2 })).toEqual([]);
    expect(policyProblems({ approvers: { users: ['U0OMAR', 'U0OMAR'] }, quorum: 2 })).toEqual([
      'quorum: found 2; accepted: at most as many as there are different people in approvers.users, since no groups are named',
    ]);
    expect(policyProblems({ approvers: { ...approvers, groups: ['S0SEC'] }, quorum: 3 })).toEqual([]);
  });

  test.each([0, 11, 1.5])('with a quorum of %p', (quorum) => {
    expect(policyProblems({ approvers: { groups: ['S0SEC'] }, quorum })).toEqual([
      `quorum: found ${quorum}; accepted: a whole number from 1 to 10`,
    ]);
  });

  test.each(['[A-Z', 'a)|(b', '\\-', '', 'a'.repeat(201)])('with the ticket pattern %p', (pattern) => {
    expect(policyProblems({ approvers, ticket: { pattern } })).toEqual([
      expect.stringMatching(
        /^ticket\.pattern: found .*; accepted: a JavaScript regular expression for the u/,
      ),
    ]);
  });

  test('with people who are no Slack users, and times that are none', () => {
    const policy = { approvers, breakGlass: ['@ravi', 'S0ONCALL'], maxDurationHours: 0, lapseHours: '8h' };
    expect(policyProblems(policy)).toEqual([
      'maxDurationHours: found 0; accepted: a number of hours from 0.25 to 168',
      'lapseHours: found "8h"; accepted: a number of hours from 0.25 to 720',
      'breakGlass[0]: found "@ravi"; accepted: a Slack user id such as U0123ABCD',
      'breakGlass[1]: found "S0ONCALL"; accepted: a Slack user id such as U0123ABCD',
    ]);
  });

  test('with custody of nothing, of nobody, of both or of neither', () => {
    const items = [{ kind: 'mailbox', label: 'root mail', holder: 'U0LENA' }];
    const custody = [
      { scope: 'prod', items: [] },
      { scope: 'prod', accounts: ['pay*'], items },
      { items },
      { accounts: [], items },
      { scope: 'prod', items: [{ kind: 'phone', label: 'B2', holder: 'Omar' }] },
    ];
    expect(problems(yaml({ default: { approvers }, custody }))).toEqual([
      'windows.custody[0].items: found a list; accepted: at least one item',
      'windows.custody[1]: found a mapping; accepted: a mapping with either scope or accounts',
      'windows.custody[2]: found a mapping; accepted: a mapping with either scope or accounts',
      'windows.custody[3].accounts: found a list; accepted: at least one account',
      'windows.custody[4].items[0].kind: found "phone"; accepted: one of mailbox, mfa-device',
      'windows.custody[4].items[0].holder: found "Omar"; accepted: a Slack user id such as U0123ABCD',
    ]);
  });

  test('and everything wrong in them is told at once, with what is wrong elsewhere', () => {
    const found = problems(
      yaml({ policies: { prdo: { approvers, quorum: 0 } } }, { channels: {}, logLevel: 'loud' }),
      withoutKey,
    );
    expect(found.map((line) => line.split(':')[0])).toEqual([
      'windows.policies.prdo.quorum',
      'logLevel',
      'channels.approvals',
      'windows.policies',
      'ROOTKEEPER_AUDIT_KEY',
    ]);
  });
});

describe('the audit key', () => {
  const windows = yaml({ default: { approvers } });

  test('is required where there are windows, and the error says how to make one', () => {
    expect(problems(windows, withoutKey)).toEqual([
      expect.stringMatching(/^ROOTKEEPER_AUDIT_KEY: found nothing; .* make one with: openssl rand -hex 32$/),
    ]);
  });

  test.each(['hunter2'.repeat(4), `hunter2 ${'x'.repeat(40)}`, `${'hunter2'.repeat(8)}\n`])(
    'is refused if it is short or has white space (%j), and not shown',
    (key) => {
      const found = problems(windows, { ...withKey, ROOTKEEPER_AUDIT_KEY: key });
      expect(found).toEqual([expect.stringContaining('at least 32 characters')]);
      expect(found.join()).not.toContain('hunter2');
    },
  );
});
