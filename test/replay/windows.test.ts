import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import type { RootWindow } from '../../src/domain/window/window.ts';
import { createDirectoryStore } from '../../src/store/directory-store.ts';
import { type AuditLogProcess, startAuditLog } from '../audit-log/support/audit-log-process.ts';
import { editWindow } from '../audit-log/support/behind-the-back.ts';
import { storeWindow } from '../audit-log/support/stored-windows.ts';
import { aDirectory, aManagementAccount, anAccount } from '../support/builders/account.ts';
import { aChange, aConsoleLogin, anApiCall, eventTime } from '../support/builders/cloudtrail.ts';
import { NOW } from '../support/builders/time.ts';
import { after, aWindow } from '../support/builders/window.ts';
import { ANA, OMAR } from '../support/builders/window-people.ts';
import { approve } from '../support/builders/window-states.ts';
import { recordingLog } from '../support/fakes/log.ts';
import { type Ran, runHere } from './support/replay-process.ts';

let installed: AuditLogProcess;
let file = '';
beforeEach(async () => {
  installed = await startAuditLog();
  file = join(installed.folder, 'records.json');
});
afterEach(async () => {
  await rm(file, { force: true });
  await installed.stop();
});

/** With the windows of the installation; the audit key is not among what it needs. */
function run(...args: readonly string[]): Promise<Ran> {
  const env = { AWS_REGION: 'eu-central-1', ROOTKEEPER_CONFIG: installed.config };
  return runHere([file, '--windows', ...args], { env });
}

/** Approved for an hour from `start` on. */
function approved(start = NOW): RootWindow {
  return after(aWindow({}, { now: start }), [approve(OMAR), start], [approve(ANA), start]);
}

const at = (minutes: number) => eventTime(NOW + minutes * MINUTE);

async function putRecords(): Promise<void> {
  const Records = [
    aConsoleLogin({ eventTime: at(5), eventID: '1' }),
    anApiCall({ eventTime: at(10), eventID: '2' }),
    aChange('iam', 'CreateUser', { eventTime: at(20), eventID: '3' }),
    aConsoleLogin({ eventTime: at(61), eventID: '4' }),
  ];
  await writeFile(file, JSON.stringify({ Records }));
}

it('judges by the windows there were, and calls accounts by their names', async () => {
  await putRecords();
  const window = approved();
  await storeWindow(installed.windows, window);
  const { code, out, err } = await run();
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(out).toContain('raised 2 alerts for on-call\n');
  expect(out).toContain('account payments-prod 111122223333\n');
  expect(out).toContain('Windows   1 window read that may have to do with it\n');
  expect(out).toContain(`${window.id} was open, but CreateUser is never fine`);
  expect(out).toContain(`${window.id} ended`);
  expect(out).toContain('2 events in windows, told in their threads; operators asked “is this you?” 1 time.');
  expect(out).not.toContain('Windows were not read');
});

it('names a window that ended long before, and keeps no window of others that is far from it', async () => {
  await putRecords();
  const long = approved(NOW - 400 * HOUR);
  await storeWindow(installed.windows, long);
  const report = JSON.parse((await run('--json')).out);
  expect(report.verdicts).toMatchObject({ 'no-window': 4 });
  expect(JSON.stringify(report.alerts)).toContain(`"why":"last-window","windowId":"${long.id}"`);
});

it('says where a window could not be read, and is not whole then', async () => {
  await putRecords();
  const window = approved();
  await storeWindow(installed.windows, window);
  await editWindow(installed.table, window.id, ['history'], 'nothing');
  const { code, out } = await run();
  expect(code).toBe(1);
  expect(out).toContain(`Windows that could not be read: ${window.id}.`);
});

it('cannot be done without a configuration, and says what to do', async () => {
  await putRecords();
  await rm(installed.config);
  const { code, out, err } = await run();
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('copy rootkeeper.example.yml there');
});

it('says which accounts of the organization are in no record', async () => {
  await putRecords();
  const store = { table: installed.table, newId: (purpose: string) => `${purpose} 2`, now: () => NOW };
  const accounts = [anAccount(), aManagementAccount()];
  await createDirectoryStore({ ...store, log: recordingLog() }).save(aDirectory({ accounts }));
  const { out } = await run();
  expect(out).toContain('There is no record of 999900001111, of the same organization.');
});
