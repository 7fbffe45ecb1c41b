import type { Alert } from '../../../src/domain/alert/alert.ts';
import { HOUR, MINUTE, SECOND } from '../../../src/domain/time.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import type { FoundRecord, Replay } from '../../../src/operations/activity/replay/replayed.ts';
import { type Around, type ReplayDeps, replay } from '../../../src/operations/activity/replay.ts';
import { accountId } from '../../support/builders/account.ts';
import {
  aChange,
  aConsoleLogin,
  aFailedLogin,
  anApiCall,
  anAssumeRoot,
  type CloudTrailRecord,
  enveloped,
  eventTime,
  inCentralSession,
  NORMALISE,
} from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { after, aWindow } from '../../support/builders/window.ts';
import { ANA, OMAR } from '../../support/builders/window-people.ts';
import { approve } from '../../support/builders/window-states.ts';

let made = 0;

/** So many seconds after NOW; an event of its own. */
function at(seconds: number, record: CloudTrailRecord): CloudTrailRecord {
  made += 1;
  return { ...record, eventTime: eventTime(NOW + seconds * SECOND), eventID: `event ${made}` };
}

async function* found(records: readonly unknown[]): AsyncGenerator<FoundRecord> {
  for (const [n, record] of records.entries()) yield { record, where: `record ${n + 1}` };
}

function replayed(records: readonly unknown[], overrides: Partial<ReplayDeps> = {}): Promise<Replay> {
  const own = async () => ({ intents: [], ours: [] });
  return replay(found(records), { ...NORMALISE, windows: async () => [], own, ...overrides });
}

function over(...windows: readonly RootWindow[]): Pick<ReplayDeps, 'windows'> {
  return { windows: async () => windows };
}

const told = ({ worst, counts, pagesSince }: Alert) =>
  `${worst}: ${counts.events}${pagesSince === undefined ? ', told' : ''}`;
const alertsOf = ({ alerts }: Replay) => alerts.map(({ alert }) => told(alert));

/** Open for an hour from NOW on, for S3 MFA delete in payments-prod. */
const open = () => after(aWindow(), [approve(OMAR), NOW], [approve(ANA), NOW]);
const withoutMfa = aConsoleLogin({ additionalEventData: { MFAUsed: 'No' } });
const read = aChange('iam', 'ListUsers', { readOnly: true });

describe('without windows', () => {
  const compromise = [
    ...[0, 10, 20, 30, 40].map((seconds) => at(seconds, aFailedLogin())),
    at(60, withoutMfa),
    at(120, aChange('cloudtrail', 'StopLogging')),
    at(130, aChange('iam', 'CreateAccessKey')),
  ];

  test('a compromise is one alert, the worst first, and every use counts as in no window', async () => {
    const result = await replayed(compromise);
    expect(alertsOf(result)).toEqual(['watch-off: 8']);
    expect(result.verdicts).toMatchObject({ 'no-window': 8, 'in-window': 0 });
    expect(result.alerts[0]?.alert).toMatchObject({
      firstAt: NOW,
      lastAt: NOW + 130 * SECOND,
      openedAt: NOW,
      version: 8,
    });
  });

  test('what is behind each thing in an alert comes with it', async () => {
    const [alert] = (await replayed(compromise)).alerts;
    expect(alert?.events.map(({ event }) => event.key)).toEqual(alert?.alert.items.map(({ key }) => key));
    expect(alert?.events[0]).toMatchObject({
      kind: 'root',
      event: { eventName: 'StopLogging' },
      judgement: { kind: 'use', verdict: { kind: 'no-window' } },
    });
  });

  test('is the same in whatever order the records stand in the files', async () => {
    const expected = await replayed(compromise);
    expect((await replayed([...compromise].reverse())).alerts).toEqual(expected.alerts);
  });

  test('days apart is two alerts, the worse before the older', async () => {
    const later = at(48 * 3600, aChange('iam', 'CreateUser'));
    expect(alertsOf(await replayed([at(0, withoutMfa), later]))).toEqual([
      'identity-created: 1',
      'sign-in-without-mfa: 1',
    ]);
  });
});

describe('with windows', () => {
  test('a sanctioned use alerts of nothing, and the operator is asked once', async () => {
    const reads = Array.from({ length: 200 }, (_, n) => at(20 + n, read));
    const result = await replayed([at(10, aConsoleLogin()), ...reads, at(300, anApiCall())], over(open()));
    expect(alertsOf(result)).toEqual([]);
    expect(result.quiet).toMatchObject({ inWindow: 202, asked: 1 });
    expect(result.verdicts['in-window']).toBe(202);
  });

  test('the same with a new access key alerts of that', async () => {
    const result = await replayed(
      [at(10, aConsoleLogin()), at(300, anApiCall()), at(310, aChange('iam', 'CreateAccessKey'))],
      over(open()),
    );
    expect(alertsOf(result)).toEqual(['access-key-created: 1']);
    expect(result.verdicts).toMatchObject({ 'outside-task': 1, 'in-window': 2 });
  });

  test('a second address in a window alerts once', async () => {
    const elsewhere = [30, 40, 50].map((seconds) =>
      at(seconds, { ...read, sourceIPAddress: '198.51.100.66' }),
    );
    const result = await replayed([at(10, aConsoleLogin()), ...elsewhere], over(open()));
    expect(alertsOf(result)).toEqual(['second-address: 1']);
  });

  test('a window for another account is named, also among many that are far away', async () => {
    const far = Array.from({ length: 300 }, (_, n) => {
      const when = NOW - (n + 2) * 24 * HOUR;
      return after(aWindow({}, { now: when }), [approve(OMAR), when], [approve(ANA), when]);
    });
    const identity = { type: 'Root', accountId: '222233334444', arn: 'arn:aws:iam::222233334444:root' };
    const result = await replayed([at(60, aConsoleLogin({ userIdentity: identity }))], over(...far, open()));
    expect(result.verdicts).toMatchObject({ 'other-account': 1 });
  });

  test('they are asked for once, around what is judged; and not where there is nothing to judge', async () => {
    const asked: Around[] = [];
    const windows: ReplayDeps['windows'] = async (around) => {
      asked.push(around);
      return [];
    };
    await replayed([at(600, withoutMfa), at(0, aFailedLogin())], { windows });
    await replayed([anApiCall({ userIdentity: { type: 'IAMUser' } })], { windows });
    const accounts = new Set([accountId('111122223333')]);
    expect(asked).toEqual([{ first: NOW, last: NOW + 10 * MINUTE, accounts }]);
  });
});

describe('central root sessions', () => {
  test('are explained by an AssumeRoot event that stands behind them in the files', async () => {
    const silent = inCentralSession({ eventTime: eventTime(NOW + SECOND) }, false);
    const result = await replayed([silent, at(0, anAssumeRoot())]);
    expect(alertsOf(result)).toEqual(['central-session: 2, told']);
    expect(result.quiet.explained).toBe(1);
  });

  test('whose opening is not among the records page', async () => {
    expect(alertsOf(await replayed([inCentralSession()]))).toEqual(['central-session: 1']);
  });

  test('are quiet where they were our audits', async () => {
    const own = async () => ({
      intents: [{ accountId: accountId('111122223333'), at: NOW, accessKeyId: 'ASIACENTRALEXAMPLE01' }],
      ours: ['arn:aws:iam::999900001111:role/rootkeeper'],
    });
    const result = await replayed([at(0, anAssumeRoot()), inCentralSession()], { own });
    expect(alertsOf(result)).toEqual([]);
    expect(result.quiet.audits).toBe(2);
  });
});

describe('our audits of before intents are kept', () => {
  const ours = ['arn:aws:iam::999900001111:role/rootkeeper'];
  const kept = (since: number) => ({ own: async () => ({ intents: [], ours, since }) });
  const audit = [at(0, anAssumeRoot()), inCentralSession()];

  test('are counted apart: nobody is alerted, and nothing says that they are fine', async () => {
    const result = await replayed(audit, kept(NOW + HOUR));
    expect(alertsOf(result)).toEqual([]);
    expect(result.quiet).toMatchObject({ audits: 0, unconfirmed: 2 });
  });

  test('page where anything else speaks against them, or intents were kept then', async () => {
    expect(alertsOf(await replayed(audit, kept(NOW)))).toEqual(['audit-misused: 2']);
    const change = inCentralSession({ eventName: 'CreateLoginProfile', readOnly: false });
    const result = await replayed([at(0, anAssumeRoot()), change], kept(NOW + HOUR));
    expect(alertsOf(result)).toEqual(['audit-misused: 1']);
    expect(result.quiet.unconfirmed).toBe(1);
  });
});

describe('the perimeter', () => {
  const detach = (by: CloudTrailRecord) =>
    aChange('organizations', 'DetachPolicy', {
      requestParameters: { policyId: 'p-denyroot1', targetId: '111122223333' },
      ...by,
    });

  test('weakened by somebody pages, and by root is an alert of its own besides', async () => {
    const role = {
      type: 'AssumedRole',
      accountId: '999900001111',
      arn: 'arn:aws:sts::999900001111:assumed-role/A/b',
    };
    const by = { userIdentity: role, recipientAccountId: '999900001111' };
    expect(alertsOf(await replayed([at(0, detach(by))]))).toEqual(['deny-root-scp: 1']);
    expect(alertsOf(await replayed([at(0, detach({}))]))).toEqual(['deny-root-scp: 1', 'change: 1']);
  });

  test('strengthened is only told', async () => {
    const attach = detach({
      eventName: 'AttachPolicy',
      userIdentity: { type: 'IAMUser', accountId: '999900001111' },
    });
    expect(alertsOf(await replayed([at(0, attach)]))).toEqual(['perimeter: 1, told']);
  });
});

describe('what was looked at', () => {
  test('is told by account, Region and time, of others’ records too', async () => {
    const others = anApiCall({
      userIdentity: { type: 'IAMUser', accountId: '222233334444' },
      recipientAccountId: '222233334444',
      eventTime: eventTime(NOW - HOUR),
    });
    const { looked } = await replayed([
      others,
      enveloped(at(0, aConsoleLogin())),
      JSON.stringify(at(60, read)),
    ]);
    expect(looked).toMatchObject({
      records: 3,
      irrelevant: 1,
      rootEvents: 2,
      hasReads: true,
      period: { first: NOW - HOUR, last: NOW + MINUTE },
    });
    expect(looked.accounts).toEqual([
      {
        id: '111122223333',
        records: 2,
        first: NOW,
        last: NOW + MINUTE,
        regions: ['us-east-1', 'eu-central-1'],
      },
      { id: '222233334444', records: 1, first: NOW - HOUR, last: NOW - HOUR, regions: ['eu-central-1'] },
    ]);
  });

  test('what cannot be read is told with its place', async () => {
    const { looked } = await replayed([
      'no JSON',
      7,
      { eventName: 'x' },
      anApiCall({ eventTime: 'yesterday' }),
      aConsoleLogin({ userIdentity: { type: 'Root' }, recipientAccountId: undefined }),
      anAssumeRoot({ userIdentity: {}, requestParameters: null, recipientAccountId: undefined }),
    ]);
    expect(looked.poison).toEqual({
      count: 6,
      first: [
        { where: 'record 1', why: 'not-json' },
        { where: 'record 2', why: 'no-record' },
        { where: 'record 3', why: 'no-name' },
        { where: 'record 4', why: 'no-time' },
        { where: 'record 5', why: 'no-account' },
        { where: 'record 6', why: 'no-account' },
      ],
    });
  });

  test('an event that is there three times counts once', async () => {
    const record = at(0, withoutMfa);
    const result = await replayed([record, enveloped(record), JSON.stringify(record)]);
    expect(alertsOf(result)).toEqual(['sign-in-without-mfa: 1']);
    expect(result.looked).toMatchObject({ rootEvents: 1, again: 2 });
  });

  test('password resets that were only asked for, services and records of Insights alert of nothing', async () => {
    const result = await replayed([
      at(0, aConsoleLogin({ eventName: 'PasswordRecoveryRequested', responseElements: null })),
      at(1, aChange('kms', 'RotateKey', { eventType: 'AwsServiceEvent' })),
      { eventCategory: 'Insight', eventTime: eventTime(NOW), insightDetails: {} },
    ]);
    expect(alertsOf(result)).toEqual([]);
    expect(result.quiet).toMatchObject({ folded: 1, service: 1 });
    expect(result.looked).toMatchObject({ irrelevant: 1, poison: { count: 0 } });
  });
});

describe('more than there is room for', () => {
  test('is counted, and not silently left out', async () => {
    const changes = Array.from({ length: 12 }, (_, n) => at(n, aChange('iam', 'CreateUser')));
    const result = await replayed(changes, { most: 10 });
    expect(result.looked).toMatchObject({ records: 12, rootEvents: 10, beyond: 2 });
  });

  test('of reads leaves room for what changes something', async () => {
    const reads = Array.from({ length: 100 }, (_, n) => at(n, read));
    const result = await replayed([...reads, at(200, aChange('cloudtrail', 'StopLogging'))], { most: 10 });
    expect(alertsOf(result)).toEqual(['watch-off: 6']);
    expect(result.looked.beyond).toBe(95);
  });
});

test('an alert is called by its first event, so that it has the same name at every replay', async () => {
  const [one, other] = [at(0, withoutMfa), at(0, withoutMfa)];
  const ids = [one, one, other].map(async (record) => (await replayed([record])).alerts[0]?.alert.id);
  const [first, again, another] = await Promise.all(ids);
  expect(first).toMatch(/^AL-/);
  expect(again).toBe(first);
  expect(another).not.toBe(first);
});
