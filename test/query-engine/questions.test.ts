import { renderCredentialReport } from '../../sandbox/aws/iam/credential-report.ts';
import { usersIn } from '../../sandbox/aws/iam/users.ts';
import { loadOrganization } from '../../sandbox/organization/load.ts';
import { instantOf, type Moment } from '../../sandbox/organization/moment.ts';
import type { AccessKey, Credentials } from '../../sandbox/organization/organization.ts';
import { inRepository } from '../../sandbox/process/repository.ts';
import type { Account } from '../../src/domain/account.ts';
import { isRootRecord } from '../../src/domain/activity/record.ts';
import { QUESTIONS } from '../../src/domain/query/questions.ts';
import { isoTime } from '../../src/domain/query/schema.ts';
import { DAY, HOUR, type Instant, SECOND } from '../../src/domain/time.ts';
import { accountRows } from '../../src/operations/query/account-rows.ts';
import { eventRow } from '../../src/operations/query/event-rows.ts';
import { findingRows } from '../../src/operations/query/finding-rows.ts';
import { rowChanges } from '../../src/operations/query/row-changes.ts';
import { createQueryEngine } from '../../src/query-engine/engine.ts';
import { accountId, accountIdNumber, aDirectory, anAccount } from '../support/builders/account.ts';
import { aRecord } from '../support/builders/activity.ts';
import { aConsoleLogin, type CloudTrailRecord, eventTime } from '../support/builders/cloudtrail.ts';
import { aCredentialReport } from '../support/builders/credential-report.ts';
import { snapshotsOf } from '../support/builders/snapshots.ts';
import { ago, NOW, reportDate } from '../support/builders/time.ts';
import { changes, report, rowsOf } from './support.ts';

/** What the demo's organization file says of one user, counted without a report and without SQL. */
interface Person {
  readonly id: string;
  readonly account: string;
  readonly user: string;
  readonly has: Credentials;
}

const { signal } = new AbortController();
/** When it is asked. */
let now = NOW;
/** Of the demo's organization file, which counts from when it is started. */
const at = (moment: Moment): Instant => instantOf(moment, now);
const isOld = (moment: Moment | undefined) => moment === undefined || at(moment) < now - 90 * DAY;

let people: readonly Person[] = [];
let answers: ReadonlyMap<string, readonly (readonly unknown[])[]> = new Map();

const EVENTS: readonly { readonly record: CloudTrailRecord; readonly verdict: 'in-window' | 'no-window' }[] =
  [
    { record: { eventTime: eventTime(ago(DAY)) }, verdict: 'no-window' },
    { record: { eventTime: eventTime(ago(2 * DAY)) }, verdict: 'in-window' },
    { record: { eventTime: eventTime(ago(91 * DAY)) }, verdict: 'no-window' },
  ];

async function askedAt(time: Instant): Promise<void> {
  now = time;
  const { accounts, partition } = await loadOrganization(inRepository('sandbox', 'demo', 'organization.yml'));
  const described = accounts.filter(({ verbatim }) => verbatim.credentialReport === undefined);
  people = described.flatMap((account) => [
    { id: account.id, account: account.name, user: '<root_account>', has: account.root },
    ...usersIn(account).map((has) => ({ id: account.id, account: account.name, user: has.name, has })),
  ]);
  const reports = described.map((account) =>
    report(Number(account.id), renderCredentialReport(account, partition, at), account.name),
  );
  const engine = createQueryEngine();
  const image = await engine.build(undefined, allOf(described.map(inDirectory)), signal);
  async function* allOf(directory: readonly Account[]) {
    yield* reports;
    const heads = directory.map(({ id }) => ({
      accountId: id,
      generatedAt: ago(HOUR),
      storedAt: NOW,
      bytes: 1,
    }));
    yield* rowChanges(
      'accounts',
      accountRows(
        aDirectory({ accounts: directory }),
        new Map(heads.map((head) => [head.accountId, { head }])),
        new Map(),
      ),
    );
    yield* rowChanges('findings', findings());
    yield* rowChanges('root_events', EVENTS.map(eventOf));
  }
  const found = await Promise.all(
    QUESTIONS.map(async ({ id, sql }) => {
      const outcome = await engine.run(image, sql, now, signal);
      if (outcome.kind !== 'answered') throw new Error(`${id}: ${JSON.stringify(outcome)}`);
      return [id, outcome.pieces.flatMap((piece): unknown[][] => JSON.parse(piece))] as const;
    }),
  );
  answers = new Map(found);
}

function inDirectory({ id, name }: { readonly id: string; readonly name: string }): Account {
  return anAccount({ id: accountId(id), name });
}

function findings() {
  const said = { 'root-mfa': 'fail', 'root-password': 'pass', 'root-access-key': 'unknown' } as const;
  const [snapshot] = snapshotsOf({
    accounts: [
      { number: 1, said },
      { number: 2, said, severity: 'medium' },
    ],
  });
  if (snapshot === undefined) throw new Error('there is no snapshot');
  return findingRows(snapshot);
}

function eventOf({ record, verdict: kind }: (typeof EVENTS)[number]) {
  const verdict = { kind, reasons: [], concerns: [] };
  const stored = aRecord({ ...aConsoleLogin(), ...record }, { judgement: { kind: 'use', verdict } });
  if (!isRootRecord(stored)) throw new Error('this is no event of root');
  return eventRow(stored, new Map());
}

/** Names in their order in the answer, or in any where the answer has no certain one. */
const named = (id: string) => (answers.get(id) ?? []).map(([account, user]) => `${account} ${user}`).sort();
const counted = (which: (person: Person) => boolean) =>
  people
    .filter(which)
    .map(({ account, user }) => `${account} ${user}`)
    .sort();
const eachKey = (which: (key: AccessKey) => boolean) =>
  people.flatMap(({ account, user, has }) =>
    has.accessKeys.flatMap((key, n) => (key.active && which(key) ? [`${account} ${user} ${n + 1}`] : [])),
  );
const namedKeys = (id: string) =>
  (answers.get(id) ?? []).map(([account, user, key]) => `${account} ${user} ${key}`);
const isRoot = ({ user }: Person) => user === '<root_account>';

describe.each([
  ['in the morning', NOW],
  ['in the evening', NOW + 12 * HOUR],
])(
  'a question that help offers, asked of the demo company %s, gives what a count of its people by hand gives',
  (_, time) => {
    beforeAll(() => askedAt(time));

    test('which root passwords were used last', () => {
      const used = people.filter((person) => isRoot(person) && person.has.password?.lastUsed !== undefined);
      const times = used.map(({ has }) => isoTime(at(has.password?.lastUsed ?? { kind: 'at', at: 0 })));
      const answer = answers.get('root-password-use') ?? [];
      expect(answer.map(([, , time]) => time)).toEqual(times.sort().reverse().slice(0, 20));
      expect(answer.length).toBeGreaterThan(2);
    });

    test('which root users have an access key', () => {
      const active = (person: Person) => isRoot(person) && person.has.accessKeys.some((key) => key.active);
      const accounts = people.filter(active).map(({ account }) => account);
      expect((answers.get('root-keys') ?? []).map(([account]) => account)).toEqual(accounts.sort());
      expect(accounts).not.toEqual([]);
    });

    test.each([
      ['no-mfa', ({ has }: Person) => has.password !== undefined && has.mfa.length === 0],
      ['two-keys', ({ has }: Person) => has.accessKeys.filter((key) => key.active).length === 2],
      [
        'unused-passwords',
        (person: Person) => {
          const { password } = person.has;
          return !isRoot(person) && password !== undefined && isOld(password.lastUsed ?? password.changed);
        },
      ],
    ])('who: %s', (id, which) => {
      expect(named(id)).toEqual(counted(which));
      expect(named(id)).not.toEqual([]);
    });

    test.each([
      ['old-keys', ({ created }: AccessKey) => isOld(created)],
      ['unused-keys', ({ lastUse }: AccessKey) => isOld(lastUse?.at)],
    ])('which keys: %s', (id, which) => {
      expect(namedKeys(id).sort()).toEqual(eachKey(which).sort());
      expect(namedKeys(id)).not.toEqual([]);
    });

    test('which accounts have the most IAM users', () => {
      const answer = (answers.get('users-by-account') ?? []).map(([, id, users]) => [id, users]);
      const users = new Map<unknown, number>();
      for (const { id, user } of people) {
        users.set(id, (users.get(id) ?? 0) + (user === '<root_account>' ? 0 : 1));
      }
      expect(answer).toEqual(answer.map(([id]) => [id, users.get(id)]));
      expect(answer.map(([, count]) => count)).toEqual(
        [...users.values()].sort((a, b) => b - a).slice(0, 20),
      );
    });

    test('which checks fail in how many accounts', () => {
      expect(answers.get('findings-by-check')).toEqual([['root-mfa', 'medium', 2, '2026-11-20T09:00:00Z']]);
    });

    test('where root was used outside of a window in the last 90 days', () => {
      const answer = answers.get('use-without-window') ?? [];
      expect(answer.map(([time, , name, verdict]) => [time, name, verdict])).toEqual([
        ['2026-11-19T09:00:00Z', 'ConsoleLogin', 'no-window'],
      ]);
    });
  },
);

describe('a question about what was not used for 90 days', () => {
  const used = (text: string) => ({ access_key_1_active: 'true', access_key_1_last_used_date: text });
  const entered = (text: string) => ({
    ...{ password_enabled: 'true', password_last_used: text },
    password_last_changed: reportDate(ago(91 * DAY)),
  });

  test('tells never from what AWS does not say, and from 90 days to the second', async () => {
    const users = [
      { user: 'never', ...used('N/A'), ...entered('no_information') },
      { user: 'nobody-knows', access_key_1_last_rotated: '', ...used(''), ...entered('not_supported') },
      {
        user: 'too-long-ago',
        ...used(reportDate(ago(90 * DAY) - SECOND)),
        ...entered(reportDate(ago(90 * DAY) - SECOND)),
      },
      { user: 'just-in-time', ...used(reportDate(ago(90 * DAY))), ...entered(reportDate(ago(90 * DAY))) },
    ];
    const engine = createQueryEngine();
    const accountId = accountIdNumber(1);
    const image = await engine.build(
      undefined,
      changes(report(1, aCredentialReport({ accountId, users }))),
      signal,
    );
    const answer = async (id: string, column: number) => {
      const sql = QUESTIONS.find((question) => question.id === id)?.sql ?? '';
      const rows = rowsOf(await engine.run(image, sql, NOW, signal));
      return rows.map((row) => (Array.isArray(row) ? [row[1], row[column]] : [])).sort();
    };
    const expected = [
      ['never', 'never'],
      ['nobody-knows', 'not known'],
      ['too-long-ago', '2026-08-22T08:59:59Z'],
    ];
    expect(await answer('unused-keys', 3)).toEqual(expected);
    expect(await answer('old-keys', 3)).toContainEqual(['nobody-knows', 'not known']);
    expect(await answer('unused-passwords', 3)).toEqual(expected);
  });
});
