import { parse } from 'csv-parse/sync';
import { UserError } from '../../../src/domain/errors.ts';
import { HOUR } from '../../../src/domain/time.ts';
import type { StoredReport } from '../../../src/operations/report-ports.ts';
import {
  createSendReports,
  type SendOutcome,
  type SendProgress,
  type SendReportsDeps,
} from '../../../src/operations/reports/send-reports.ts';
import { accountIdNumber, aDirectory, anAccount } from '../../support/builders/account.ts';
import { aCredentialReport, REPORT_COLUMNS } from '../../support/builders/credential-report.ts';
import { NOW } from '../../support/builders/time.ts';
import { standingClock } from '../../support/fakes/clock.ts';
import { deferred } from '../../support/fakes/deferred.ts';
import { recordingLog } from '../../support/fakes/log.ts';
import { type FakeReportStore, fakeReportStore } from '../../support/fakes/reports.ts';

const member = (n: number, name: string, ...ouPath: string[]) =>
  anAccount({ id: accountIdNumber(n), name, ouPath });
const PAY = member(1, 'payments', 'workloads', 'prod');
const CRM = member(2, 'crm', 'workloads', 'prod');
const LAB = member(3, 'lab', 'sandbox');
const OLD = { ...member(4, 'old', 'workloads', 'prod'), state: 'SUSPENDED' as const };
const DIRECTORY = aDirectory({ accounts: [PAY, CRM, LAB, OLD] });
const MESSAGE = { text: 'here', blocks: [] };

const aReport = (account: typeof PAY, overrides: Partial<StoredReport> = {}): StoredReport => ({
  accountId: account.id,
  ...{ generatedAt: NOW - HOUR, storedAt: NOW - HOUR },
  csv: aCredentialReport({ accountId: account.id }),
  ...overrides,
});

function start(store: FakeReportStore, overrides: Partial<SendReportsDeps> = {}) {
  const uploads: { name: string; bytes: number; target: string; text: string }[] = [];
  const log = recordingLog();
  const progress: SendProgress[] = [];
  const send = createSendReports({
    ...{ store, log, clock: standingClock(), defaultScope: 'all' },
    directory: async () => DIRECTORY,
    scopes: { prod: { ou: ['workloads/prod'] } },
    readMissing: () => store.heads(NOW),
    files: {
      async upload({ name, bytes, content }, target) {
        const pieces: Uint8Array[] = [];
        for await (const piece of content()) pieces.push(piece);
        uploads.push({ ...{ name, bytes, target }, text: Buffer.concat(pieces).toString() });
        return 'F1';
      },
    },
    ...overrides,
  });
  const ask = (scope: string, signal = new AbortController().signal) =>
    send(
      { scope, userId: 'U0MIA', target: 'U0MIA' },
      () => MESSAGE,
      (each) => progress.push(each),
      signal,
    );
  return { ask, uploads, log, progress };
}

const rowsOf = (text: string): Record<string, string>[] =>
  parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });

function sent(outcome: SendOutcome) {
  if (outcome.kind !== 'sent') throw new Error(outcome.kind);
  return outcome.exported;
}

describe('the credential reports of a scope', () => {
  it('are one CSV: AWS’s own columns behind account, unit and time, in UTF-8 that Excel knows, unit by unit', async () => {
    const { ask, uploads } = start(fakeReportStore(aReport(PAY), aReport(CRM), aReport(LAB)));
    const exported = sent(await ask('all'));

    expect(exported).toMatchObject({ scope: 'all', accounts: 4, included: 3, users: 6 });
    const [{ name, text, bytes, target }] = uploads as [(typeof uploads)[number]];
    expect(text.slice(0, 1)).toBe('\ufeff');
    expect(bytes).toBe(Buffer.byteLength(text));
    expect({ name, target }).toEqual({
      name: 'credential-reports-all-2026-11-20T0900Z.csv',
      target: 'U0MIA',
    });
    const rows = rowsOf(text);
    expect(Object.keys(rows[0] ?? {})).toEqual([
      ...['account_id', 'account_name', 'ou_path', 'report_generated_time'],
      ...REPORT_COLUMNS,
      'note',
    ]);
    expect(rows.map(({ account_name, user }) => `${account_name} ${user}`)).toEqual([
      ...['lab <root_account>', 'lab user-1', 'crm <root_account>', 'crm user-1'],
      ...['old ', 'payments <root_account>', 'payments user-1'],
    ]);
    expect(rows[0]).toMatchObject({
      ...{ account_id: LAB.id, ou_path: 'sandbox', report_generated_time: '2026-11-20T08:00:00Z' },
      ...{ mfa_active: 'true', access_key_1_last_used_date: 'N/A', note: '' },
    });
  });

  it('say how old the oldest and the newest of them are', async () => {
    const old = aReport(CRM, { generatedAt: NOW - 9 * HOUR });
    const { ask } = start(fakeReportStore(aReport(PAY), old));
    expect(sent(await ask('prod')).made).toEqual({ oldest: NOW - 9 * HOUR, newest: NOW - HOUR });
  });

  it('name every account without one, with the reason, and what keeps a newer one away', async () => {
    const torn = aReport(LAB, { csv: aCredentialReport().slice(0, -20) });
    const store = fakeReportStore(aReport(PAY), torn);
    const trouble = { at: NOW, reason: 'The role cannot be assumed.', remedy: 'Deploy it.' };
    await store.fail({ accountId: PAY.id, ...trouble }, NOW);
    await store.fail({ accountId: CRM.id, ...trouble }, NOW);
    const { ask, uploads } = start(store);
    const exported = sent(await ask('all'));

    expect(exported.without.map(({ account }) => account.name)).toEqual(['lab', 'crm', 'old']);
    const notes = new Map(rowsOf(uploads[0]?.text ?? '').map((row) => [row.account_name, row.note]));
    expect(Object.fromEntries(notes)).toEqual({
      lab: expect.stringContaining('The credential report is not whole: row 3 has'),
      crm: 'The role cannot be assumed. Deploy it.',
      old: 'The account is suspended. AWS makes no report of it.',
      payments: 'There is no newer report: The role cannot be assumed.',
    });
  });

  it('name an account whose stored report is damaged, and one that nobody has read yet', async () => {
    const store = fakeReportStore(aReport(PAY));
    store.damaged.add(PAY.id);
    const { ask } = start(store);
    expect(sent(await ask('prod')).without.map(({ why }) => why.reason)).toEqual([
      ...[
        'The credential report has not been read yet.',
        'The account is suspended. AWS makes no report of it.',
      ],
      'The stored credential report is damaged.',
    ]);
  });

  it('have the columns of all of them, also where a later one has more, and empty cells where one has fewer', async () => {
    const columns = [...REPORT_COLUMNS.slice(0, 8), 'passkey_active', ...REPORT_COLUMNS.slice(8)];
    const newer = aReport(PAY, { csv: aCredentialReport({ columns }) });
    const { ask, uploads } = start(fakeReportStore(aReport(CRM), newer));
    expect(sent(await ask('prod')).users).toBe(4);
    const rows = rowsOf(uploads[0]?.text ?? '');
    expect(Object.keys(rows[0] ?? {}).slice(11, 14)).toEqual([
      ...['mfa_active', 'passkey_active', 'access_key_1_active'],
    ]);
    expect(rows.map(({ passkey_active }) => passkey_active)).toEqual([
      ...['', '', '', 'something new', 'something new'],
    ]);
  });

  it('cannot become formulas, whatever an IAM user or an account is called', async () => {
    const hostile = { ...CRM, name: '=HYPERLINK("http://x")' };
    const users = [{ user: '@SUM' }, { user: '+1' }, { user: '-2' }, { user: '=3' }];
    const store = fakeReportStore(aReport(CRM, { csv: aCredentialReport({ users }) }));
    const { ask, uploads } = start(store, { directory: async () => aDirectory({ accounts: [hostile] }) });
    await ask('all');
    const rows = rowsOf(uploads[0]?.text ?? '');
    expect(rows.map(({ user }) => user)).toEqual(['<root_account>', "'@SUM", "'+1", "'-2", "'=3"]);
    expect(rows[0]?.account_name).toBe(`'${hostile.name}`);
  });

  it('are logged with who asked and how much it was, and with nothing that is in them', async () => {
    const { ask, log } = start(fakeReportStore(aReport(PAY)));
    await ask('prod');
    expect(log.lines).toEqual([
      expect.objectContaining({
        message: 'credential reports were exported',
        fields: expect.objectContaining({ userId: 'U0MIA', scope: 'prod', target: 'U0MIA', users: 2 }),
      }),
    ]);
    expect(JSON.stringify(log.lines)).not.toMatch(/user-1|root_account/);
  });

  it('are told as they come together', async () => {
    const { ask, progress } = start(fakeReportStore(aReport(PAY)));
    await ask('prod');
    expect(progress).toEqual([
      ...[1, 2, 3].map((done) => ({ kind: 'writing', done, total: 3 })),
      { kind: 'uploading', bytes: expect.any(Number) },
    ]);
  });
});

describe('a scope', () => {
  it('that there is none of gets the nearest, and nothing is uploaded', async () => {
    const { ask, uploads } = start(fakeReportStore());
    expect(await ask('prd')).toEqual({ kind: 'unknown-scope', typed: 'prd', suggestions: ['prod'] });
    expect(uploads).toEqual([]);
  });

  it('without accounts is told as such', async () => {
    const { ask } = start(fakeReportStore(), { scopes: { none: { ou: ['nowhere'] } } });
    expect(await ask('none')).toEqual({ kind: 'empty-scope', scope: 'none', undecidedMembers: 0 });
  });
});

describe('exports at the same time', () => {
  it('are two; others wait in their order, and are told so', async () => {
    const store = fakeReportStore(aReport(PAY));
    const doors = [deferred(), deferred(), deferred()];
    const begun: number[] = [];
    const { ask, progress } = start(store, {
      readMissing: async () => {
        begun.push(begun.length);
        await doors[begun.length - 1]?.promise;
        return store.heads(NOW);
      },
    });
    const all = [ask('prod'), ask('prod'), ask('prod')];
    await Promise.resolve();
    doors[0]?.resolve();
    await all[0];
    expect(begun).toHaveLength(3);
    expect(progress[0]).toEqual({ kind: 'waiting' });
    expect(progress.filter(({ kind }) => kind === 'waiting')).toHaveLength(1);
    for (const door of doors) door.resolve();
    await Promise.all(all);
  });

  it('end with the app, also those that wait', async () => {
    const ending = new AbortController();
    const { ask } = start(fakeReportStore(aReport(PAY)), { readMissing: () => new Promise(() => undefined) });
    const waiting = [ask('prod'), ask('prod')];
    const third = ask('prod', ending.signal);
    ending.abort(new Error('the app is ending'));
    await expect(third).rejects.toThrow('the app is ending');
    expect(waiting).toHaveLength(2);
  });

  it('tell what Slack wants where it takes no files', async () => {
    const refused = new UserError('Slack takes no files from Rootkeeper.', 'Add the bot scope files:write.');
    const files = { upload: () => Promise.reject(refused) };
    const { ask, log } = start(fakeReportStore(aReport(PAY)), { files });
    await expect(ask('prod')).rejects.toBe(refused);
    expect(log.lines).toEqual([]);
  });
});
