import { windowId } from '../../../src/domain/window/id.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { waitingWindows } from '../../../src/operations/digest/waiting-windows.ts';
import type { WindowStore } from '../../../src/operations/window-ports.ts';
import { createWindowStore } from '../../../src/store/windows/window-store.ts';
import { NOW } from '../../support/builders/time.ts';
import { after, aWindow, digest } from '../../support/builders/window.ts';
import { ANA, OMAR } from '../../support/builders/window-people.ts';
import { approve } from '../../support/builders/window-states.ts';
import { freshTable, type RunningStore, startDynalite } from '../../support/dynalite.ts';
import { recordingLog } from '../../support/fakes/log.ts';

let dynalite: RunningStore;
let store: WindowStore;

beforeAll(async () => {
  dynalite = await startDynalite();
});
beforeEach(async () => {
  store = createWindowStore({ table: await freshTable(dynalite.endpoint), log: recordingLog() });
});
afterAll(() => dynalite.stop());

const numbered = (n: number) => aWindow({ id: windowId(`view ${n}`, digest) });

async function put(...versions: readonly RootWindow[]): Promise<void> {
  const [first, ...others] = versions;
  if (first !== undefined) await store.create(first, first.id);
  for (const version of others) await store.advance(version);
}

test('windows that somebody waits for are found in every list, however many there are', async () => {
  const asked = numbered(0);
  const once = after(asked, [approve(OMAR), NOW]);
  await put(asked, once, after(once, [approve(ANA), NOW]));
  const pending = Array.from({ length: 60 }, (_, n) => numbered(n + 1));
  await Promise.all(pending.map((window) => put(window)));

  const waiting = await waitingWindows(store, NOW);

  expect(waiting.open.map(({ id }) => id)).toEqual([asked.id]);
  expect(waiting.pending.map(({ id }) => id).toSorted()).toEqual(pending.map(({ id }) => id).toSorted());
  expect(waiting).toMatchObject({ unreviewed: [], overdue: [] });
});

test('without windows nobody waits', async () => {
  expect(await waitingWindows(store, NOW)).toEqual({ pending: [], open: [], unreviewed: [], overdue: [] });
});
