import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { clientProgram } from '../aws-clients/clients.ts';
import { AUDIT_KEY, type AuditLogProcess, startAuditLog } from './support/audit-log-process.ts';
import { editWindow } from './support/behind-the-back.ts';
import { documentedBlocks } from './support/documented.ts';
import { reviewedWindow, storeReviewed, storeWindow } from './support/stored-windows.ts';

const EVERY_KIND_OF_TEXT = 'a "quote" \\ \t\r\n\u0001\u007f\u2028 שלום 監査 \u202e👩‍🚒 é é <!channel>';

/** The Python script of docs/audit-log.md, with this on its standard input. */
async function scripted(exported: string, keys = { ROOTKEEPER_AUDIT_KEY: AUDIT_KEY }) {
  const python = await clientProgram('python3');
  const [script = ''] = await documentedBlocks('docs/audit-log.md', 'python');
  const child = spawn(python, ['-c', script], {
    env: { PATH: process.env.PATH, PYTHONUTF8: '1', ...keys },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(exported);
  const [out, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return { out, code };
}

describe('the script of the documentation, in another language', () => {
  let log: AuditLogProcess;

  beforeAll(async () => {
    log = await startAuditLog();
    await storeReviewed(log.windows, 4);
    await storeWindow(log.windows, reviewedWindow(4, EVERY_KIND_OF_TEXT));
  });
  afterAll(() => log.stop());

  it('verifies an export without this program', async () => {
    const { out } = await log.runHere(['--since', '1970-01-01', '--refused']);
    expect(await scripted(out)).toEqual({ out: '5 windows, 0 broken entries, 0 of unknown keys\n', code: 0 });
  });

  it('knows former keys, and counts what was sealed with one that it was not given', async () => {
    const next = { ROOTKEEPER_AUDIT_KEY: 'the-next-audit-key-of-these-tests-1' };
    const { out } = await log.runHere(['--since', '1970-01-01']);
    expect(await scripted(out, { ...next, ...{ ROOTKEEPER_AUDIT_KEYS_FORMER: AUDIT_KEY } })).toEqual({
      out: '5 windows, 0 broken entries, 0 of unknown keys\n',
      code: 0,
    });
    expect(await scripted(out, next)).toEqual({
      out: '5 windows, 0 broken entries, 25 of unknown keys\n',
      code: 2,
    });
  });

  it('names an entry that was edited', async () => {
    const { id } = reviewedWindow(1);
    await editWindow(log.table, id, ['history', 1, 'event', 'by', 'name'], 'Somebody Else');
    const { out } = await log.runHere(['--since', '1970-01-01']);
    expect(await scripted(out)).toEqual({
      out: `${id}: entry 2 is broken\n5 windows, 1 broken entries, 0 of unknown keys\n`,
      code: 1,
    });
  });
});
