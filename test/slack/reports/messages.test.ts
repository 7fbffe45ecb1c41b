import { HOUR } from '../../../src/domain/time.ts';
import type { Exported } from '../../../src/slack/reports/exported.ts';
import { fileMessage, reportsOff, sentMessage, sharingFailed } from '../../../src/slack/reports/messages.ts';
import { exportProgress } from '../../../src/slack/reports/progress.ts';
import { encodeReportsValue, parseReportsValue } from '../../../src/slack/reports/value.ts';
import { accountIdNumber, anAccount } from '../../support/builders/account.ts';
import { NOW } from '../../support/builders/time.ts';

const SHUT = { reason: 'The role cannot be assumed.', remedy: 'Deploy the role.' };

const without = (names: readonly string[], why = SHUT) =>
  names.map((name, n) => ({ account: anAccount({ id: accountIdNumber(n), name }), why }));

function anExport(overrides: Partial<Exported> = {}): Exported {
  return {
    ...{ scope: 'prod', accounts: 42, included: 42, users: 1_234, without: [], undecidedMembers: 0 },
    made: { oldest: NOW - 4 * HOUR, newest: NOW - HOUR },
    ...overrides,
  };
}

const textOf = (message: { readonly blocks: readonly object[] }) => JSON.stringify(message.blocks);

describe('the message beside a file of credential reports', () => {
  it('begins with what is in it, and says how old it is and how to read it', () => {
    const message = fileMessage(anExport(), NOW);
    expect(message.text).toBe('prod: credential reports of 42 accounts');
    expect(textOf(message)).toContain(
      '1,234 users, root users among them. Oldest report: 4 h old; newest: 1 h old.',
    );
    expect(textOf(message)).toContain('begins with an apostrophe');
  });

  it('tells why accounts have no report, the reason of most of them first, and of how many others', () => {
    const other = (n: number) => ({ reason: `Reason ${n}.`, remedy: 'Wait.' });
    const message = fileMessage(
      anExport({
        included: 33,
        without: [
          ...without(['odd'], other(1)),
          ...without(['a', 'b', 'c', 'd', 'e']),
          ...[2, 3, 4].flatMap((n) => without([`odd-${n}`], other(n))),
        ],
      }),
      NOW,
    );
    expect(message.text).toBe('prod: credential reports of 33 of 42 accounts');
    expect(textOf(message)).toMatch(
      /No report of a, b, c and 2 others: The role cannot be assumed\. Do: deploy the role\..*No report of odd: Reason 1/,
    );
    expect(textOf(message)).toContain('And 2 other reasons: the column note has them.');
  });

  it('says what nobody knows: whether accounts with unread tags belong to the scope', () => {
    expect(textOf(fileMessage(anExport({ undecidedMembers: 3 }), NOW))).toContain(
      'Of 3 accounts it is not known',
    );
  });

  it('reads no markup in names, and shows no hidden characters', () => {
    const hostile = without(['<!channel> *x* \u202e'], { reason: '<@U1> said\nno', remedy: 'x' });
    const message = fileMessage(anExport({ scope: '<!here>', included: 41, without: hostile }), NOW);
    expect(message.text).toBe('&lt;!here&gt;: credential reports of 41 of 42 accounts');
    expect(textOf(message)).toContain('[U+202E]');
    expect(textOf(message)).not.toMatch(/mrkdwn|"type":"(user|broadcast)"/);
  });

  it('stays within what Slack takes, whatever accounts and reasons are called', () => {
    const long = Array.from({ length: 40 }, (_, n) =>
      without(['n'.repeat(500), 'm'.repeat(500)], {
        reason: 'r'.repeat(5_000) + n,
        remedy: 'd'.repeat(5_000),
      }),
    ).flat();
    expect(textOf(fileMessage(anExport({ scope: 's'.repeat(500), without: long }), NOW)).length).toBeLessThan(
      4_000,
    );
  });
});

describe('what the person who asked is told', () => {
  it('is where the file is, and how old its reports are; with a button to share it where there is a channel', () => {
    const message = sentMessage(anExport({ included: 41, without: without(['edge']) }), NOW, true);
    expect(message.text).toBe(
      'Credential reports of 41 of 42 accounts in prod: sent to you in a direct message',
    );
    expect(textOf(message)).toContain('edge has no report; the file says why.');
    expect(textOf(message)).toContain('Everybody who reads this channel, now or later');
    expect(textOf(sentMessage(anExport(), NOW, false))).not.toContain('Share');
  });

  it('is that there is nothing in it where no account has a report', () => {
    const { made, ...none } = anExport({ included: 0, accounts: 1, users: 0, without: without(['edge']) });
    expect(textOf(sentMessage(none, NOW, false))).toContain('There is no report in it.');
    expect(made).toBeDefined();
  });

  it('is what to configure where reports are off', () => {
    expect(textOf(reportsOff('/root-report'))).toContain('add a section reports to rootkeeper.yml');
  });

  it.each([
    [{ kind: 'waiting' }, 'two are served at a time'],
    [{ kind: 'reading', done: 3, total: 120 }, 'AWS is asked for 120 reports for the first time, 3 done.'],
    [{ kind: 'writing', done: 2_310, total: 5_000 }, '2,310 of 5,000 accounts done.'],
    [{ kind: 'uploading', bytes: 80_500_000 }, '81 MB go to Slack.'],
  ] as const)('is how far it is: %j', (progress, words) => {
    expect(exportProgress('all', progress).text).toContain(words);
  });
});

describe('the value of the button that shares reports', () => {
  it.each(['prod', 'workloads/prod', 'env=a"b', 'pay*'])('carries the scope %s', (scope) => {
    const [, buttons] = sentMessage(anExport({ scope }), NOW, true).blocks;
    const value = /"value":"((?:[^"\\]|\\.)*)"/.exec(JSON.stringify(buttons))?.[1];
    expect(parseReportsValue(JSON.parse(`"${value}"`))).toBe(scope);
  });

  it.each([
    undefined,
    '',
    'prod',
    '[]',
    '[1]',
    '[2,"prod"]',
    '[1,""]',
    '[1,"prod",1]',
    `[1,"${'x'.repeat(600)}"]`,
  ])('is refused where it is %j', (text) => {
    expect(parseReportsValue(text)).toBeUndefined();
  });
});

it('sharing that failed says why, with the button to share again', () => {
  const message = sharingFailed(reportsOff('/root-report'), 'prod');
  expect(message.text).toBe(reportsOff('/root-report').text);
  expect(textOf(message)).toContain('Share in this channel…');
  expect(textOf(message)).toContain(JSON.stringify(encodeReportsValue('prod')).slice(1, -1));
});
