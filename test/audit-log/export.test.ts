import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { parse } from 'csv-parse/sync';
import { CSV_COLUMNS } from '../../src/audit-log/csv.ts';
import { refOf } from '../../src/domain/activity/record.ts';
import { verifySeal } from '../../src/domain/audit-chain/seal.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import type { RootWindow } from '../../src/domain/window/window.ts';
import { createSeals } from '../../src/seal.ts';
import { createActivityStore } from '../../src/store/activity/activity-store.ts';
import { recordKey } from '../../src/store/activity/keys.ts';
import { createRefusalStore } from '../../src/store/windows/refusal-store.ts';
import { aDetachment, aRecord } from '../support/builders/activity.ts';
import { aRead } from '../support/builders/activity-records.ts';
import {
  aChange,
  aConsoleLogin,
  anApiCall,
  type CloudTrailRecord,
  eventTime,
} from '../support/builders/cloudtrail.ts';
import { NOW } from '../support/builders/time.ts';
import { OMAR } from '../support/builders/window-people.ts';
import { recordingLog } from '../support/fakes/log.ts';
import { AUDIT_KEY, type AuditLogProcess, startAuditLog } from './support/audit-log-process.ts';
import { deleteItem, keyOf, putItem } from './support/behind-the-back.ts';
import { reviewedWindow, storeReviewed, storeWindow } from './support/stored-windows.ts';

const NASTY = '=HYPERLINK("http://evil.example")\r\n"quoted", \u202ereversed \u001b[31m';

describe('npm run audit-log -- --since', () => {
  let log: AuditLogProcess;
  let windows: readonly RootWindow[];

  beforeAll(async () => {
    log = await startAuditLog();
    windows = [...(await storeReviewed(log.windows, 5)), reviewedWindow(5, NASTY)];
    await storeWindow(log.windows, reviewedWindow(5, NASTY));
    await createRefusalStore({ table: log.table }).record({
      windowId: reviewedWindow(0).id,
      at: NOW + 1_500,
      by: OMAR,
      tried: 'approved',
      why: 'You approved this already.',
    });
  });
  afterAll(() => log.stop());

  const iso = (at: number) => new Date(at).toISOString();
  const lines = (text: string): Record<string, unknown>[] =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));

  it('gives every entry of every window once, in time order, each exactly as it was sealed', async () => {
    const { code, out, err } = await log.run(['--since', '2026-11-20']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const exported = lines(out);
    const all = windows.flatMap(({ history }) => history).sort((a, b) => a.at - b.at);
    expect(exported.map(({ entry }) => entry)).toEqual(JSON.parse(JSON.stringify(all)));
    expect(exported.map(({ time }) => time)).toEqual(all.map(({ at }) => iso(at)));
    const entries = lines(out).map(({ entry }) => entry) as RootWindow['history'];
    expect(entries.every((entry) => verifySeal(entry, createSeals([AUDIT_KEY])) === 'intact')).toBe(true);
  });

  it('says beside each entry who did what to whose window, and why', async () => {
    const { out } = await log.runHere(['--since', iso(NOW + HOUR), '--until', iso(NOW + HOUR + MINUTE)]);
    const { entry: _, ...flat } = lines(out)[0] ?? {};
    expect(lines(out)).toHaveLength(1);
    expect(flat).toEqual({
      time: iso(NOW + HOUR),
      window: reviewedWindow(0).id,
      type: 'reviewed',
      byId: 'U0OMAR',
      byName: 'Omar Diaz',
      text: 'MFA delete is on',
      origin: 'request',
      accounts: ['111122223333'],
      accountNames: ['payments-prod'],
      requesterId: 'U0MIA',
      requesterName: 'Mia Chen',
      operatorId: 'U0MIA',
      operatorName: 'Mia Chen',
      task: 'Enable or disable S3 MFA delete',
    });
  });

  it('adds refused attempts where they are asked for, and only there', async () => {
    const range = ['--since', iso(NOW), '--until', iso(NOW + MINUTE)];
    const types = async (...more: string[]) =>
      lines((await log.runHere([...range, ...more])).out).map(({ type }) => type);
    expect(await types()).toEqual(['requested', 'approved', 'approved']);
    expect(await types('--refused')).toEqual(['requested', 'approved', 'refused', 'approved']);
  });

  it('writes nothing to a terminal that it would obey', async () => {
    const { out } = await log.runHere(['--since', iso(NOW + 5 * MINUTE)]);
    expect(out).toContain('\\u001b[31m');
    expect(out).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    expect(lines(out)).toContainEqual(expect.objectContaining({ text: NASTY }));
  });

  it('gives CSV by RFC 4180 that no spreadsheet takes for a formula, whatever people wrote', async () => {
    const { code, out } = await log.runHere(['--since', '2026-11-20', '--format', 'csv']);
    expect(code).toBe(0);
    expect(out.split('\r\n')[0]).toBe(CSV_COLUMNS.join(','));
    const rows: Record<string, string>[] = parse(out, { columns: true, record_delimiter: '\r\n' });
    expect(rows).toHaveLength(30);
    const reason = rows.find(({ window, seq }) => window === reviewedWindow(5).id && seq === '1');
    expect(reason?.text).toBe(
      `'=HYPERLINK("http://evil.example")\r\n"quoted", [U+202E]reversed [U+001B][31m`,
    );
    expect(reason).toMatchObject({ hash: reviewedWindow(5, NASTY).history[0]?.hash, previous: '', seq: '1' });
  });

  it('gives an empty CSV its header, and JSON lines nothing', async () => {
    const since = ['--since', '2030-01-01'];
    expect((await log.runHere([...since, '--format', 'csv'])).out).toBe(`${CSV_COLUMNS.join(',')}\r\n`);
    expect((await log.runHere(since)).out).toBe('');
  });

  it('writes a file that only its owner reads, whole or not at all', async () => {
    const file = join(log.folder, 'export.jsonl');
    const { code, out } = await log.run(['--since', '2026-11-20', '--out', file]);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(31);
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    const failed = await log.runHere(['--since', '2026-11-20', '--out', join(log.folder, 'absent', 'a')]);
    expect(failed.code).toBe(2);
    expect(failed.err).toContain('ENOENT');
    expect((await readdir(log.folder)).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it('exports without the audit key', async () => {
    const { code, out } = await log.runHere(['--since', '2026-11-20'], { ROOTKEEPER_AUDIT_KEY: undefined });
    expect(code).toBe(0);
    expect(lines(out)).toHaveLength(30);
  });

  it('names a window whose refused attempts it cannot read, and exports its entries', async () => {
    const { id } = reviewedWindow(0);
    const { Items = [] } = await log.table.client.send(
      new QueryCommand({
        TableName: log.table.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `REFUSED#${id}` },
      }),
    );
    for (const item of Items) await putItem(log.table, { ...item, attempt: 'yesterday' });
    const { code, out, err } = await log.runHere(['--since', '2026-11-20', '--refused']);
    expect(code).toBe(1);
    expect(lines(out)).toHaveLength(30);
    expect(err).toContain(`${id}: lacking in the export; The stored refused attempt`);
  });

  it('names a window that it cannot export, exports the others, and is not called whole', async () => {
    await deleteItem(log.table, keyOf(reviewedWindow(2).id));
    const { code, out, err } = await log.runHere(['--since', '2026-11-20']);
    expect(code).toBe(1);
    expect(lines(out)).toHaveLength(25);
    expect(err).toContain(`${reviewedWindow(2).id}: lacking in the export; its pointer is in the store`);
    expect(err).toContain('The export is not whole: it lacks what is above, of 1 window. See --verify.');
  });

  it('names a pointer that leads to no window, and is not called whole', async () => {
    await putItem(log.table, { pk: 'WINDOWS', sk: '2026-11-20T09:00:00.000Z#nothing', schema: 1 });
    const { code, err } = await log.runHere(['--since', '2026-11-20']);
    expect(code).toBe(1);
    expect(err).toContain('pointer WINDOWS / 2026-11-20T09:00:00.000Z#nothing: it names no window');
    expect(err).toContain('it lacks what is above, of 2 windows.');
  });

  it('has what root did in each window, reads as counts, and names an event that it cannot read', async () => {
    const { id: inWindow } = reviewedWindow(3);
    const verdict = { kind: 'in-window', windowId: inWindow, reasons: [], concerns: [] } as const;
    const at = (minutes: number, record: CloudTrailRecord) =>
      aRecord(
        { ...record, eventTime: eventTime(NOW + minutes * MINUTE), eventID: `event ${minutes}` },
        { judgement: { kind: 'use', verdict } },
      );
    await createActivityStore({ table: log.table, log: recordingLog() }).save([
      at(10, aConsoleLogin()),
      at(11, anApiCall()),
      ...[12, 13, 14].map((minutes) => at(minutes, aRead())),
      at(15, aChange('iam', 'CreateUser', { errorCode: 'AccessDenied' })),
      at(16, aConsoleLogin()),
      aRecord({
        ...aDetachment(),
        recipientAccountId: '111122223333',
        eventTime: eventTime(NOW + 17 * MINUTE),
      }),
    ]);
    const { pk, sk } = recordKey(refOf(at(16, aConsoleLogin()).kept));
    await putItem(log.table, { pk, sk, schema: 1, record: 'yesterday' });

    const { out, err } = await log.runHere(['--since', '2026-11-20']);
    const done = lines(out).filter(({ entry, window }) => entry === undefined && window === inWindow);
    expect(done).toMatchObject([
      { type: 'root-event', about: 'signin.amazonaws.com:ConsoleLogin', mfa: 'yes', verdict: 'in-window' },
      {
        ...{
          type: 'root-event',
          time: iso(NOW + 11 * MINUTE),
          about: 's3.amazonaws.com:PutBucketVersioning',
        },
        ...{ account: '111122223333', source: '203.0.113.7', outcome: 'success', event: { verdict } },
        text: expect.stringContaining('bucketName: ledger'),
      },
      { type: 'root-reads', about: 'ListBuckets 3', count: 3, until: iso(NOW + 14 * MINUTE) },
      { type: 'root-event', about: 'iam.amazonaws.com:CreateUser', outcome: 'failure AccessDenied' },
      { type: 'perimeter-change', about: 'organizations.amazonaws.com:DetachPolicy' },
    ]);
    expect(err).toContain('An event of root is lacking in the export; The stored');
    expect(err).toContain('it lacks what is above, of 2 windows and 1 event.');

    const csv = await log.runHere(['--since', '2026-11-20', '--format', 'csv']);
    const rows: Record<string, string>[] = parse(csv.out, { columns: true, record_delimiter: '\r\n' });
    const changes = rows.filter(({ about }) => about === 's3.amazonaws.com:PutBucketVersioning');
    expect(changes.find(({ window }) => window === inWindow)).toMatchObject({
      ...{ type: 'root-event', account: '111122223333', verdict: 'in-window' },
      ...{ operatorName: 'Mia Chen', hash: '' },
    });
    expect(changes.find(({ window }) => window !== inWindow)?.verdict).toBe(`in-window ${inWindow}`);
  });
});
