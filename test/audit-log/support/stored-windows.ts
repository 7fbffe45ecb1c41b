import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import type { WindowStore } from '../../../src/operations/window-ports.ts';
import { createSeal } from '../../../src/seal.ts';
import { NOW } from '../../support/builders/time.ts';
import { after, aWindow, digest } from '../../support/builders/window.ts';
import { ANA, MIA, OMAR } from '../../support/builders/window-people.ts';
import { approve } from '../../support/builders/window-states.ts';
import { AUDIT_KEY } from './audit-log-process.ts';
import { resealed } from './resealed.ts';

/** The n-th window: asked for n minutes after the first, approved twice, closed and reviewed: five entries. */
export function reviewedWindow(n: number, reason = 'Auditor finding 7'): RootWindow {
  const at = NOW + n * MINUTE;
  const window = after(
    aWindow({ id: windowId(`window ${n}`, digest), reason }, { now: at }),
    [approve(OMAR), at + 1_000],
    [approve(ANA), at + 2_000],
    [{ type: 'closed', by: MIA }, at + HOUR / 2],
    [{ type: 'reviewed', by: OMAR, done: 'MFA delete is on' }, at + HOUR],
  );
  return resealed(window, createSeal(AUDIT_KEY));
}

/** As it was after its first `entries`. */
export function asOfEntry(window: RootWindow, entries: number): RootWindow {
  const history = window.history.slice(0, entries);
  return resealed({ ...window, history }, createSeal(AUDIT_KEY));
}

export async function storeWindow(store: WindowStore, window: RootWindow): Promise<void> {
  await store.create(window, `submission of ${window.id}`);
}

/** Stores the first so many of them. */
export async function storeReviewed(store: WindowStore, count: number): Promise<readonly RootWindow[]> {
  const windows = Array.from({ length: count }, (_, n) => reviewedWindow(n));
  for (const window of windows) await storeWindow(store, window);
  return windows;
}
