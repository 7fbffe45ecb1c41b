import { sealedBaseline } from '../../src/domain/audit-chain/baseline.ts';
import type { RootWindow } from '../../src/domain/window/window.ts';
import { createSeal } from '../../src/seal.ts';
import { aMeasuredRoot } from '../support/builders/window-card.ts';
import { AUDIT_KEY, type AuditLogProcess, startAuditLog } from './support/audit-log-process.ts';
import { deleteItem, editWindow, itemOf, keyOf, putItem } from './support/behind-the-back.ts';
import { resealed } from './support/resealed.ts';
import { asOfEntry, reviewedWindow, storeReviewed, storeWindow } from './support/stored-windows.ts';

describe('npm run audit-log -- --verify --head, after somebody was in the store behind the app’s back', () => {
  let log: AuditLogProcess;
  let windows: readonly RootWindow[];
  let head: string;

  beforeAll(async () => {
    log = await startAuditLog();
    windows = await storeReviewed(log.windows, 8);
    const taken = await log.run(['--head']);
    head = taken.out.trim();
  });
  afterAll(() => log.stop());

  const windowAt = (n: number): RootWindow => {
    const window = windows[n];
    if (window === undefined) throw new Error(`There is no window ${n}`);
    return window;
  };
  const verified = () => log.runHere(['--verify', '--head', head]);
  const verifiedInAProcess = () => log.run(['--verify', '--head', head]);
  const idAt = (n: number) => windowAt(n).id;

  it('finds nothing while nobody was', async () => {
    const { code, out, err } = await verifiedInAProcess();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      '8 windows, 40 entries: every chain is whole, and none is missing or behind the head.\n',
    );
  });

  it('names an edited entry, an edited last entry, a deleted window and an older version, each in a line', async () => {
    await editWindow(log.table, idAt(0), ['history', 3, 'event', 'by', 'name'], 'Somebody Else');
    await editWindow(log.table, idAt(1), ['history', 4, 'event', 'done'], 'Nothing at all');
    await deleteItem(log.table, keyOf(idAt(2)));
    const item = await itemOf(log.table, idAt(3));
    const older = asOfEntry(windowAt(3), 2);
    await putItem(log.table, { ...item, version: 2, window: older });

    const { code, out } = await verifiedInAProcess();
    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      `${idAt(0)}: entry 4 is not what was sealed: it was edited.`,
      `${idAt(1)}: entry 5 is not what was sealed: it was edited.`,
      `${idAt(2)}: its pointer is in the store, and the window is not: it was removed.`,
      `${idAt(3)}: rolled back: the head knows entry 5, and the store has 2.`,
      '7 windows, 32 entries: 4 problems.',
      '',
    ]);
  });

  it('names a window that was removed with its pointers, and one that lost only its pointer', async () => {
    for (const n of [4, 5]) {
      const requestedAt = new Date(windowAt(n).request.requestedAt).toISOString();
      await deleteItem(log.table, { pk: 'WINDOWS', sk: `${requestedAt}#${idAt(n)}` });
    }
    await deleteItem(log.table, keyOf(idAt(4)));
    const { code, out } = await verified();
    expect(code).toBe(1);
    expect(out).toContain(`${idAt(4)}: the head knows it, and it is not in the store: it was removed.\n`);
    expect(out).toContain(
      `${idAt(5)}: it is in the store, and its pointer is not: lists and exports leave it out.\n`,
    );
  });

  it('names a window whose pointer gives another time, so that it would be exported out of order', async () => {
    const { id, request } = windowAt(7);
    const told = request.requestedAt + 1;
    await deleteItem(log.table, {
      pk: 'WINDOWS',
      sk: `${new Date(request.requestedAt).toISOString()}#${id}`,
    });
    await putItem(log.table, { pk: 'WINDOWS', sk: `${new Date(told).toISOString()}#${id}`, schema: 1 });
    const { code, out } = await verified();
    expect(code).toBe(1);
    expect(out).toContain(
      `${id}: its pointer says ${new Date(told).toISOString()}, and its request ${new Date(request.requestedAt).toISOString()}.\n`,
    );
  });

  it('names what no program can have written, and what the window says without its history', async () => {
    await editWindow(log.table, idAt(6), ['request', 'requester'], 'nobody');
    await editWindow(log.table, idAt(7), ['state'], 'approved');
    const { code, out } = await verified();
    expect(code).toBe(1);
    expect(out).toContain(
      `${idAt(6)}: The stored window ${idAt(6)} is damaged: its attribute window.request.requester`,
    );
    expect(out).toContain(
      `${idAt(7)}: its entries are whole, but what it says of itself does not follow from them (state): edited.\n`,
    );
  });

  it('names a pointer that leads to no window', async () => {
    const sk = `2026-11-20T09:00:00.000Z#${idAt(7).toLowerCase()}`;
    await putItem(log.table, { pk: 'WINDOWS', sk, schema: 1 });
    const { code, out } = await log.runHere(['--verify']);
    expect(code).toBe(1);
    expect(out).toContain(`pointer WINDOWS / ${sk}: it names no window, so it was made or edited by hand`);
    await deleteItem(log.table, { pk: 'WINDOWS', sk });
  });

  it('says so where the head is another one than was stored', async () => {
    const forged = head.replace(/[0-9a-f]$/, (digit) => (digit === '0' ? '1' : '0'));
    const { code, out } = await log.runHere(['--verify', '--head', forged]);
    expect(code).toBe(1);
    expect(out).toMatch(/^The head of .*: the marks in the store are not those that were printed\./);
  });
});

describe('npm run audit-log -- --verify, without what it takes', () => {
  let log: AuditLogProcess;

  beforeAll(async () => {
    log = await startAuditLog();
    await storeReviewed(log.windows, 3);
  });
  afterAll(() => log.stop());

  it('says that the key is probably another one, and calls nothing broken', async () => {
    const env = { ROOTKEEPER_AUDIT_KEY: 'another-key-that-is-long-enough-00' };
    const { code, out, err } = await log.runHere(['--verify'], env);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(
      /^Nothing could be verified: of 3 windows, .* It is probably another key than theirs/,
    );
    expect(err).not.toContain('another-key');
  });

  it('takes a head of what is broken too, and says what is', async () => {
    const { id } = reviewedWindow(1);
    await editWindow(log.table, id, ['history', 0, 'event', 'request', 'reason'], 'Another reason');
    const { code, out, err } = await log.runHere(['--head']);
    expect(code).toBe(1);
    expect(out).toMatch(/^\d{13}\.3\.[0-9a-f]{8}:[0-9a-f]{32}\n$/);
    expect(err).toContain(`${id}: entry 1 is not what was sealed: it was edited.\n`);
    expect(err).toContain('1 problem stood before it was taken');
  });

  it('names a window whose measurement from before was edited', async () => {
    const { id } = reviewedWindow(2);
    const [{ id: accountId } = { id: undefined }] = reviewedWindow(2).request.accounts;
    if (accountId === undefined) throw new Error('A window has accounts');
    const baseline = { asOf: 1, accounts: [{ accountId, root: aMeasuredRoot() }] };
    const sealed = sealedBaseline(id, baseline, createSeal(AUDIT_KEY));
    await log.windows.saveBaseline(id, sealed);
    expect((await log.runHere(['--verify'])).out).not.toContain(id);

    await log.windows.saveBaseline(id, { ...sealed, asOf: 2 });
    const { code, out } = await log.runHere(['--verify']);
    expect(code).toBe(1);
    expect(out).toContain(
      `${id}: what was measured before the window is not what was sealed: it was edited.\n`,
    );
    await log.windows.saveBaseline(id, sealed);
  });

  it('verifies what was sealed with a former key, and a head that was', async () => {
    const NEW = 'the-next-audit-key-of-these-tests-1';
    const head = (await log.runHere(['--head'])).out.trim();
    const rotated = { ROOTKEEPER_AUDIT_KEY: NEW, ROOTKEEPER_AUDIT_KEYS_FORMER: AUDIT_KEY };
    const newer = resealed(reviewedWindow(8), createSeal(NEW));
    await storeWindow(log.windows, newer);

    const { out } = await log.runHere(['--verify', '--head', head], rotated);
    expect(out).toMatch(
      /: entry 1 is not what was sealed: it was edited\.\n4 windows, 20 entries: 1 problem\.\n$/,
    );

    const without = await log.runHere(['--verify'], {});
    expect(without.code).toBe(1);
    expect(without.out).toMatch(
      new RegExp(
        `${newer.id}: entry 1 was sealed with key [0-9a-f]{8}, which is not configured: it could not be checked\\. Add`,
      ),
    );
    await deleteItem(log.table, keyOf(reviewedWindow(1).id));
    const { requestedAt } = reviewedWindow(1).request;
    await deleteItem(log.table, {
      pk: 'WINDOWS',
      sk: `${new Date(requestedAt).toISOString()}#${reviewedWindow(1).id}`,
    });
    const unchecked = await log.runHere(['--verify'], {});
    expect(unchecked.out).toMatch(/3 windows, 15 entries: 1 problem\.\n$/);
    expect(unchecked.code).toBe(2);

    const another = await log.runHere(['--verify', '--head', head], { ROOTKEEPER_AUDIT_KEY: NEW });
    expect(another.out).toMatch(
      /^The head of .*: it was sealed with key [0-9a-f]{8}, which is not configured/,
    );
    expect(another.code).toBe(2);
  });

  it('takes no head with another key', async () => {
    const env = { ROOTKEEPER_AUDIT_KEY: 'another-key-that-is-long-enough-00' };
    const { code, out } = await log.runHere(['--head'], env);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it('verifies nothing without a key, and says what exports all the same', async () => {
    const { code, out, err } = await log.runHere(['--verify'], { ROOTKEEPER_AUDIT_KEY: undefined });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^ROOTKEEPER_AUDIT_KEY is not set, .* --since exports without it\.\n$/);
  });

  it('cannot check what the store does not tell', async () => {
    const { code, out, err } = await log.run(['--verify'], {
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1',
    });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Could not describe the table');
  });
});
