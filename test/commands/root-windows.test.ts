import '../support/fakes/errors-of-node.ts';
import { windowId } from '../../src/domain/window/id.ts';
import { createWindowStore } from '../../src/store/windows/window-store.ts';
import { aWindow, digest } from '../support/builders/window.ts';
import { openTable } from '../support/dynalite.ts';
import { whileBroken } from '../support/fakes/faults.ts';
import { recordingLog } from '../support/fakes/log.ts';
import type { WholeApp } from '../support/fakes/rootkeeper.ts';
import { deskOf, requested, startWithWindows } from '../support/fakes/windows-app.ts';

let whole: WholeApp;
let pending: string;
let open: string;

beforeAll(async () => {
  whole = await startWithWindows();
  pending = await requested(whole, 'mia');
  open = await requested(whole, 'omar', 'search-prod for 1h task "S3 MFA delete" because "finding 8"');
  await desk('lena').type(`/root-approve ${open}`);
  await desk('lena').card(`${open} open`);
});

afterAll(() => whole.close());

/** With 15 windows on each: one that is neither the first nor the last. */
const THREE_PAGES = 32;

const desk = (person: string) => deskOf(whole, person);

/** Stored as if another replica had been asked for them: typed, each takes a card in Slack and a measurement. Their ids. */
async function storedWindows(count: number): Promise<readonly string[]> {
  const table = openTable(whole.store.directUrl, 'rootkeeper');
  const store = createWindowStore({ table, log: recordingLog() });
  const windows = Array.from({ length: count }, (_, n) =>
    aWindow({ id: windowId(`number ${n}`, digest) }, { now: whole.clock.now() }),
  );
  await Promise.all(windows.map((window) => store.create(window, digest(window.id))));
  table.client.destroy();
  return windows.map(({ id }) => id);
}

describe('/root-windows', () => {
  test('lists what is not settled, the most urgent first', async () => {
    const list = await desk('ravi').type('/root-windows');

    expect(list).toMatch(/^Root-access windows: 2/);
    expect(list.indexOf(pending)).toBeLessThan(list.indexOf(open));
  });

  test.each([
    ['pending', () => pending, () => open],
    ['open', () => open, () => pending],
    ['payments-prod', () => pending, () => open],
    ['222233334444', () => open, () => pending],
  ])('%s lists only those', async (asked, there, missing) => {
    const list = await desk('lena').type(`/root-windows ${asked}`);

    expect(list).toContain(there());
    expect(list).not.toContain(missing());
  });

  test('mine lists what one asked for, whoever one is', async () => {
    expect(await desk('mia').type('/root-windows mine')).toContain(pending);
    expect(await desk('mia').type('/root-windows mine')).not.toContain(open);
    expect(await desk('sam').type('/root-windows mine')).toContain('You have not asked for');
  });

  test('with an id shows the whole history, however it is typed', async () => {
    const history = await desk('lena').type(`/root-windows ${open.toLowerCase()}`);

    expect(history).toContain('Chain verified: 2 entries');
    expect(history).toContain('approved by Lena Fischer');
    expect(history).toContain('[Revoke…]');
  });

  test('of a scope that there is not suggests the nearest', async () => {
    const answer = await desk('lena').type('/root-windows payment-prod');

    expect(answer).toContain('payments-prod');
    expect(answer).toContain('Do: type /root-windows with one of these.');
  });

  test('of a window that there is not says so', async () => {
    expect(await desk('lena').type('/root-windows RW-000000')).toContain('There is no window RW-000000.');
  });

  test.each(['', 'pending', 'payments-prod'])('shows nothing to people outside: “%s”', async (asked) => {
    const answer = await desk('sam').type(`/root-windows ${asked}`);

    expect(answer).toContain('You are not among those who may see');
    expect(answer).not.toContain('RW-');
  });

  test('does not tell people outside whether there is such a window', async () => {
    const [one, none] = [
      await desk('sam').type(`/root-windows ${open}`),
      await desk('sam').type('/root-windows RW-000000'),
    ];

    expect(one).toBe(none);
    expect(one).toContain('You are not among those who may see');
  });

  test('is for whoever asked alone', async () => {
    const since = whole.slack.control.sequence();
    await desk('lena').type('/root-windows');

    expect(whole.slack.control.seen('omar', since).filter(({ kind }) => kind === 'message')).toEqual([]);
  });

  test('says so while the store is down', async () => {
    const answer = await whileBroken(whole.faults, 'dynamodb:*', 'error', () =>
      desk('lena').type('/root-windows'),
    );

    expect(answer).toContain('Do: ');
    expect(answer).not.toContain('No root-access window');
  });

  test('help says how', async () => {
    expect(await desk('sam').type('/root-windows help')).toContain('/root-windows pending');
  });

  test('in pages leaves none out, and asks again at each', async () => {
    const ids = await storedWindows(THREE_PAGES);
    const lena = desk('lena');
    let page = await lena.type('/root-windows pending');
    const seen = new Set(page.match(/RW-\w{6}/g));
    let pages = 1;
    while (page.includes('[Next]')) {
      pages += 1;
      page = await lena.press('Next', '#security');
      for (const id of page.match(/RW-\w{6}/g) ?? []) seen.add(id);
    }

    expect(ids.filter((id) => !seen.has(id))).toEqual([]);
    expect(page).toContain('[Previous]');
    expect(pages).toBe(3);
  });
});
