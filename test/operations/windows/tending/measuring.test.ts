import { known, unknown } from '../../../../src/domain/fact.ts';
import { HOUR, MINUTE, SECOND } from '../../../../src/domain/time.ts';
import type { WindowEvent } from '../../../../src/domain/window/events.ts';
import { rootSnapshot } from '../../../../src/domain/window/root-snapshot.ts';
import type { RootWindow } from '../../../../src/domain/window/window.ts';
import { anAccount } from '../../../support/builders/account.ts';
import { anAudit, anUnreachable } from '../../../support/builders/posture.ts';
import {
  OMAR,
  startTendingWorld,
  type TendingProcess,
  type TendingWorld,
} from '../../../support/fakes/tending.ts';

let world: TendingWorld;
let process: TendingProcess;

beforeEach(async () => {
  world = await startTendingWorld();
  process = world.start();
});
afterEach(() => world.close());

const approved: WindowEvent = { type: 'approved', by: OMAR };
const there = (value: boolean) => known(value, 'account summary', world.clock.now());

async function followed(window: RootWindow): Promise<RootWindow> {
  await process.tend(window.id);
  await process.settled();
  return (await world.store.load(window.id)) ?? window;
}

async function openWindow(): Promise<RootWindow> {
  const window = await followed(await world.request());
  return followed(await world.happen(window, approved));
}

const card = (window: RootWindow) => world.cards(window).at(-1)?.plainText ?? '';

test('a request is shown at once, and its root user as soon as it is measured', async () => {
  const audit = world.auditor.hold(anAccount());
  const window = await world.request();
  await process.tend(window.id);
  expect(card(window)).toContain('pending');
  expect((await world.store.loadWhole(window.id))?.baseline).toBeUndefined();

  audit.resolve(anAudit({ accessKeysPresent: there(true), measuredAt: world.clock.now() }));
  await process.settled();

  const snapshot = (await world.store.loadWhole(window.id))?.baseline?.accounts[0]?.root;
  expect(snapshot).toMatchObject({ kind: 'measured', accessKeys: 'yes' });
  expect(card(window)).toMatch(/Root \(measured.*key/);
});

test('a baseline stays what it was at the opening: what is there then may be new', async () => {
  const window = await followed(await world.request());
  const measuredAt = (await world.store.loadWhole(window.id))?.baseline?.asOf;
  world.clock.move(11 * MINUTE);

  await followed(await world.happen(window, approved));

  expect((await world.store.loadWhole(window.id))?.baseline?.asOf).toBe(measuredAt);
  expect(world.auditor.audited).toHaveLength(1);
});

test('a scheduled window is measured again five minutes before its start', async () => {
  const start = world.clock.now() + HOUR;
  const window = await followed(await world.request(undefined, { start }));
  const scheduled = await followed(await world.happen(window, approved));
  world.clock.move(55 * MINUTE);
  world.auditor.hold(anAccount()).resolve(anAudit({ measuredAt: world.clock.now() }));

  await followed(scheduled);

  expect((await world.store.loadWhole(window.id))?.baseline?.asOf).toBe(world.clock.now());
});

test('at its end a window is measured afresh, and what was left behind is told', async () => {
  const window = await openWindow();
  world.clock.move(MINUTE);
  const later = { measuredAt: world.clock.now() };
  world.auditor.hold(anAccount()).resolve(anAudit({ ...later, accessKeysPresent: there(true) }));

  const closed = await followed(await world.happen(window, { type: 'closed', by: window.request.requester }));

  expect(closed.findings?.accounts[0]?.calledOut).toContain('a root access key was left behind');
  expect(card(window)).toContain('a root access key was left behind');
  expect((await world.replies(window)).at(-1)).toContain('found');
});

test('an account that cannot be measured afterwards is tried again, and then left as it is', async () => {
  const window = await openWindow();
  world.clock.move(HOUR);
  const attempts: number[] = [];
  for (const wait of [0, 10 * MINUTE, HOUR, 6 * HOUR, 24 * HOUR]) {
    world.clock.move(wait);
    world.auditor.hold(anAccount()).resolve(anUnreachable());
    await process.sweep();
    world.clock.move(SECOND);
    await process.sweep();
    const { history = [] } = (await world.store.load(window.id)) ?? {};
    attempts.push(history.filter(({ event }) => event.type === 'findings-recorded').length);
  }

  expect(attempts).toEqual([1, 2, 3, 4, 4]);
});

test('before a review it is measured again, and what changed after the end is called out as that', async () => {
  const window = await openWindow();
  world.clock.move(MINUTE);
  const closed = await followed(await world.happen(window, { type: 'closed', by: window.request.requester }));
  process.measureAgain(closed.id);
  await process.settled();
  const fresh = await world.store.load(window.id);
  expect(fresh?.version).toBe(closed.version);

  world.clock.move(15 * MINUTE);
  const later = { measuredAt: world.clock.now() };
  world.auditor.hold(anAccount()).resolve(anAudit({ ...later, accessKeysPresent: there(true) }));
  process.measureAgain(closed.id);
  await process.settled();

  const again = await world.store.load(window.id);
  expect(again?.findings?.accounts[0]?.calledOut).toContain(
    'changed after the end: a root access key was left behind',
  );
  expect(card(window)).toContain('changed after the end: a root access key was left behind');
});

test('two processes that measure the same window record it once', async () => {
  const window = await openWindow();
  const other = world.start();
  world.clock.move(MINUTE);
  const closed = await world.happen(window, { type: 'closed', by: window.request.requester });

  await Promise.all([process.tend(closed.id), other.tend(closed.id)]);
  await Promise.all([process.settled(), other.settled()]);

  const { history = [] } = (await world.store.load(window.id)) ?? {};
  expect(history.filter(({ event }) => event.type === 'findings-recorded')).toHaveLength(1);
});

test('an account that has left the organization is said not to be measured, and why', async () => {
  const elsewhere = world.start({
    directory: async () => ({
      asOf: world.clock.now(),
      partition: 'aws',
      accounts: [],
      serviceControlPolicies: known([], 'Organizations', world.clock.now()),
    }),
  });
  const window = await world.request();
  await elsewhere.tend(window.id);
  await elsewhere.settled();

  expect((await world.store.loadWhole(window.id))?.baseline?.accounts[0]?.root).toEqual({
    kind: 'not-measured',
    reason: 'the account is not in the organization any more',
  });
});

test('what an ending app breaks off is no measurement, and is left to the sweep', async () => {
  const ending = new AbortController();
  const dying = world.start({ signal: ending.signal });
  const window = await world.request();
  const audit = world.auditor.hold(anAccount());
  await dying.tend(window.id);
  ending.abort(new Error('the app is ending'));
  audit.resolve(anUnreachable());
  await dying.settled();
  expect((await world.store.loadWhole(window.id))?.baseline).toBeUndefined();

  world.clock.move(MINUTE);
  await process.sweep();
  expect((await world.store.loadWhole(window.id))?.baseline).toBeDefined();
});

test('a password that central root access could remove is called out, but not in the management account', async () => {
  const manager = anAccount({ isManagement: true });
  const managing = world.start({
    directory: async () => ({
      asOf: world.clock.now(),
      partition: 'aws',
      accounts: [manager],
      serviceControlPolicies: known([], 'Organizations', world.clock.now()),
    }),
  });
  const calledOut = async (by: TendingProcess) => {
    process = by;
    const window = await openWindow();
    world.clock.move(MINUTE);
    const closed = await followed(
      await world.happen(window, { type: 'closed', by: window.request.requester }),
    );
    return closed.findings?.accounts[0]?.calledOut;
  };

  expect(await calledOut(process)).toEqual(['a root password that should be gone (it was there before)']);
  expect(await calledOut(managing)).toEqual([]);
});

test('where central root access cannot be read, whether a password should be gone is unknown, and measured again', async () => {
  const blind = {
    ...world.auditor,
    features: async () => unknown('iam:ListOrganizationsFeatures is denied'),
  };
  process = world.start({ auditor: blind });
  const window = await openWindow();
  world.clock.move(MINUTE);
  const closed = await followed(await world.happen(window, { type: 'closed', by: window.request.requester }));
  expect(closed.findings?.accounts[0]?.calledOut).toEqual([
    'whether the root password should be gone could not be established: iam:ListOrganizationsFeatures is denied',
  ]);

  process = world.start();
  world.clock.move(10 * MINUTE);
  const again = await followed(closed);
  expect(again.findings?.accounts[0]?.calledOut).toEqual([
    'a root password that should be gone (it was there before)',
  ]);
});

test('a baseline that was altered in the store is not compared with, and the record says so', async () => {
  const window = await openWindow();
  const whole = await world.store.loadWhole(window.id);
  if (whole?.baseline === undefined) throw new Error('not measured');
  const accounts = whole.baseline.accounts.map(({ accountId }) => ({
    accountId,
    root: rootSnapshot(anAudit({ accessKeysPresent: there(true) })),
  }));
  await world.store.saveBaseline(window.id, { ...whole.baseline, accounts });
  world.clock.move(MINUTE);
  const later = { measuredAt: world.clock.now() };
  world.auditor.hold(anAccount()).resolve(anAudit({ ...later, accessKeysPresent: there(true) }));

  const closed = await followed(await world.happen(window, { type: 'closed', by: window.request.requester }));

  expect(closed.findings?.accounts[0]?.before).toMatchObject({ reason: expect.stringContaining('ALTERED') });
  expect(closed.findings?.accounts[0]?.calledOut).toContain(
    'there is a root access key; whether it was there was not measured before it opened',
  );
});
