import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { verifyChain } from '../../src/domain/audit-chain/verify.ts';
import { parseWindowId, type WindowId } from '../../src/domain/window/id.ts';
import { reviewStanding } from '../../src/domain/window/phase.ts';
import { createSeals } from '../../src/seal.ts';
import { accountId } from '../support/builders/account.ts';
import { AUDIT_KEY, type AuditLogProcess, startAuditLog } from './support/audit-log-process.ts';
import { deleteItem } from './support/behind-the-back.ts';
import { reviewedWindow, storeWindow } from './support/stored-windows.ts';

const WINDOW = {
  recordedBy: 'Lena Novak',
  requester: { id: 'U0123ABCD', name: 'Mia Chen' },
  accounts: ['payments-prod'],
  task: 's3 mfa delete',
  reason: 'Nobody could sign in, and Slack was down.',
  start: '2024-03-01T03:05Z',
  end: '2024-03-01T03:40Z',
  approvals: [{ name: 'Omar Diaz, by phone', at: '2024-03-01T03:02Z' }],
  done: 'MFA delete is on.\nNothing else.\n',
};

describe('npm run audit-log -- --record', () => {
  let log: AuditLogProcess;
  let files = 0;

  beforeAll(async () => {
    log = await startAuditLog();
  });
  afterAll(() => log.stop());

  const argsFor = async (paper: unknown, ...more: string[]) => {
    files += 1;
    const file = join(log.folder, `paper-${files}.yml`);
    await writeFile(file, typeof paper === 'string' ? paper : stringify(paper));
    return ['--record', file, ...more];
  };
  const record = async (paper: unknown, ...more: string[]) => log.runHere(await argsFor(paper, ...more));
  const idIn = (text: string): WindowId => {
    const id = parseWindowId(/RW-\w{6}/.exec(text)?.[0] ?? '');
    if (id === undefined) throw new Error(`No window is named: ${text}`);
    return id;
  };
  const everyId = async () => {
    const ids: WindowId[] = [];
    for await (const page of log.windows.everyId()) ids.push(...page.map(({ id }) => id));
    return ids;
  };

  it('takes in a window from paper, marked as that, whole, and waiting for its review', async () => {
    const { code, out, err } = await log.run(await argsFor({ window: WINDOW }));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const id = idIn(out);
    expect(out).toBe(`Recorded window ${id}. It waits for its review in Slack: /root-windows ${id}\n`);

    const window = await log.windows.load(id);
    if (window === undefined) throw new Error('It was not stored');
    expect(window.request).toMatchObject({
      origin: {
        kind: 'paper',
        recordedBy: 'Lena Novak',
        approvals: [{ name: 'Omar Diaz, by phone', at: Date.UTC(2024, 2, 1, 3, 2) }],
      },
      requester: WINDOW.requester,
      operator: WINDOW.requester,
      accounts: [{ id: '111122223333', name: 'payments-prod' }],
      task: { id: 's3-mfa-delete' },
    });
    expect(window.history.map(({ event }) => event.type)).toEqual(['requested', 'paper-recorded']);
    expect(window.history[1]?.event).toMatchObject({ text: WINDOW.done });
    expect(window.approvals).toEqual([]);
    expect(verifyChain(window, createSeals([AUDIT_KEY]))).toEqual({ kind: 'whole' });
    expect(reviewStanding(window, Date.now())).toBe('unreviewed');
    expect(await log.windows.list('unreviewed', {}, 10)).toContain(id);
    expect(await log.windows.ofAccount(accountId('111122223333'), {}, 10)).toContain(id);
  });

  it('takes the same in once, however often and in whatever layout it is given', async () => {
    const paper = { ...WINDOW, reason: 'Once' };
    const first = await record({ window: paper });
    const before = await everyId();
    const again = await record(`# given again\n${stringify({ window: paper }, { indent: 8 })}`);
    expect(again.code).toBe(0);
    expect(again.out).toBe(`This was recorded before, as window ${idIn(first.out)}. Nothing was changed.\n`);
    expect(await everyId()).toEqual(before);
    expect((await log.windows.load(idIn(first.out)))?.version).toBe(2);
  });

  it('takes it in once where two people record it at the same instant', async () => {
    const paper = { window: { ...WINDOW, reason: 'Both of us' } };
    const outcomes = await Promise.all([record(paper), record(paper)]);
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0]);
    expect(outcomes.map(({ out }) => out.split(' ')[0]).sort()).toEqual(['Recorded', 'This']);
    expect(new Set(outcomes.map(({ out }) => idIn(out))).size).toBe(1);
  });

  it('lists a window that was recorded by a process that ended before it had listed it', async () => {
    const paper = { window: { ...WINDOW, reason: 'Cut off' } };
    const { out } = await record(paper);
    const window = await log.windows.load(idIn(out));
    const requestedAt = new Date(window?.request.requestedAt ?? 0).toISOString();
    await deleteItem(log.table, { pk: 'WINDOWS', sk: `${requestedAt}#${idIn(out)}` });
    expect(await everyId()).not.toContain(idIn(out));
    await record(paper);
    expect(await everyId()).toContain(idIn(out));
  });

  it('only looks at it with --check', async () => {
    const before = await everyId();
    const { code, out } = await record({ window: { ...WINDOW, reason: 'Looked at' } }, '--check');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Nothing is wrong with it: it would be recorded as window RW-\w{6}\. Nothing was stored\.\n$/,
    );
    expect(await everyId()).toEqual(before);
  });

  it('adds a note to a window that is there, once', async () => {
    const { id, version } = reviewedWindow(1);
    await storeWindow(log.windows, reviewedWindow(1));
    const note = {
      window: id.toLowerCase(),
      recordedBy: 'Lena Novak',
      writtenAt: '2024-03-01T03:40Z',
      text: 'Signed in 03:05',
    };
    expect((await record({ note })).out).toBe(`Recorded a note on ${id}.\n`);
    expect((await record({ note })).out).toContain('was recorded before');
    const window = await log.windows.load(id);
    expect(window?.version).toBe(version + 1);
    expect(window?.history.at(-1)?.event).toEqual({
      ...note,
      window: undefined,
      type: 'paper-recorded',
      writtenAt: Date.UTC(2024, 2, 1, 3, 40),
    });
  });

  it.each([
    ['not YAML', 'a: [', /cannot be recorded:\n- /],
    ['nothing', '', /the file: found nothing; accepted: a mapping with window, note/],
    [
      'both',
      { window: WINDOW, note: {} },
      /note\.window: found nothing; accepted: the id of a window such as/,
    ],
    ['neither', {}, /accepted: either window, or note/],
    [
      'an unknown key',
      { window: { ...WINDOW, reasons: 'x' } },
      /window\.reasons: not a known key.*did you mean reason\?/,
    ],
    [
      'a number for an account',
      { window: { ...WINDOW, accounts: [111122223333] } },
      /window\.accounts\[0\]: found 111122223333; accepted: an account id in quotes/,
    ],
    [
      'a time that is none',
      { window: { ...WINDOW, start: '3 o’clock' } },
      /window\.start: found "3 o’clock"; accepted: a time such as/,
    ],
    [
      'an end before the start',
      { window: { ...WINDOW, end: WINDOW.start } },
      /window\.end: accepted: a time after window\.start/,
    ],
    [
      'an end that is not past',
      { window: { ...WINDOW, end: '2999-01-01T00:00Z' } },
      /window\.end: accepted: a time that is past/,
    ],
    [
      'an account that is not there',
      { window: { ...WINDOW, accounts: ['payments-prd'] } },
      /window\.accounts: "payments-prd" names no account of the organization, or several; near: payments-prod/,
    ],
    [
      'a task that is not there',
      { window: { ...WINDOW, task: 'delete' } },
      /window\.task: "delete" names no task, or several; near: Enable or disable S3 MFA delete/,
    ],
    [
      'a note on no window',
      { note: { window: 'RW-000000', recordedBy: 'L', writtenAt: '2024-03-01T03:40Z', text: 'x' } },
      /there is no window RW-000000/,
    ],
  ])('refuses %s, says why, and records nothing', async (_what, paper, why) => {
    const before = await everyId();
    const { code, out, err } = await record(paper);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(why);
    expect(await everyId()).toEqual(before);
  });

  it('says which file cannot be read', async () => {
    const { code, err } = await log.run(['--record', '/nowhere/paper.yml']);
    expect(code).toBe(2);
    expect(err).toBe('/nowhere/paper.yml cannot be read (ENOENT). Name the YAML file of the paper record.\n');
  });
});
