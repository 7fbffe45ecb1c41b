import { UserError } from '../../domain/errors.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { Log } from '../../operations/ports.ts';
import type { Created } from '../../operations/window-ports.ts';
import { putAll } from '../batch.ts';
import { ABSENT } from '../conditions.ts';
import { StoreError } from '../errors.ts';
import { itemBytes } from '../item-size.ts';
import { type Looked, settledWrite } from '../settled-write.ts';
import { getItem, putItemIf, updateItemIf } from '../single-item.ts';
import type { Table } from '../table.ts';
import { pointerKeys, windowKey } from './keys.ts';
import { replacedBy, standsAt } from './window-changes.ts';
import {
  isTooLarge,
  MOST_WINDOW_BYTES,
  type StoredWindow,
  WINDOW_SCHEMA,
  windowFromItem,
  windowToItem,
} from './window-item.ts';

/** The window with all that its item says, as it is now, or `undefined`. */
export async function readWindow(table: Table, id: WindowId): Promise<StoredWindow | undefined> {
  const item = await getItem(table, windowKey(id));
  return item === undefined ? undefined : windowFromItem(id, item);
}

/**
 * Puts a new window, then its pointers. Throws `UserError` where it is too large to ever be stored. Pointers that could
 * not be put are logged and no error, since the window is stored; it stands in a list, so the sweep puts them.
 */
export async function createWindow(
  table: Table,
  window: RootWindow,
  submission: string,
  log: Pick<Log, 'error'>,
): Promise<Created> {
  const item = { ...windowToItem(window), submission };
  if (isTooLarge(item, window)) throw tooLargeRequest(itemBytes(item));
  const stored = await settledWrite(
    `the request for ${window.id} was stored`,
    () => putItemIf(table, item, ABSENT),
    () => whoseEntry(table, window),
  );
  const created = stored ? { kind: 'stored' as const } : await standing(table, window.id, submission);
  if (created.kind === 'stored') await tryToPoint(table, window, log);
  if (created.kind === 'again') await tryToPoint(table, created.window, log);
  return created;
}

async function tryToPoint(table: Table, window: RootWindow, log: Pick<Log, 'error'>): Promise<void> {
  try {
    await pointTo(table, window);
  } catch (error) {
    log.error({ windowId: window.id, err: error }, 'the pointers to a window could not be put yet');
  }
}

/** Puts the pointers; they say the same every time. */
export async function pointTo(table: Table, window: RootWindow): Promise<void> {
  const keys = pointerKeys(window);
  async function* pointers() {
    for (const key of keys) yield { ...key, schema: WINDOW_SCHEMA };
  }
  await putAll(table, pointers());
}

/** Puts a window one version on in the place of the one before. */
export async function advanceWindow(
  table: Table,
  window: RootWindow,
): Promise<'stored' | 'moved' | 'too-large'> {
  const item = windowToItem(window);
  if (isTooLarge(item, window)) return 'too-large';
  const stored = await settledWrite(
    `version ${window.version} of ${window.id} was stored`,
    () => updateItemIf(table, windowKey(window.id), replacedBy(item), standsAt(window.version - 1)),
    () => whoseEntry(table, window),
  );
  return stored ? 'stored' : 'moved';
}

/** Whose the stored history is where this window has its last entry; entries are told apart by their hash. */
async function whoseEntry(table: Table, { id, version, history }: RootWindow): Promise<Looked> {
  const stored = await readWindow(table, id);
  const there = stored?.window.history[version - 1];
  if (there !== undefined) return there.hash === history[version - 1]?.hash ? 'ours' : 'another';
  const before = stored?.window.version ?? 0;
  return before === version - 1 ? 'unchanged' : 'another';
}

/** What stands where a new window was refused. */
async function standing(table: Table, id: WindowId, submission: string): Promise<Created> {
  const stored = await readWindow(table, id);
  if (stored === undefined) throw new StoreError(`Window ${id} was deleted while it was being created.`);
  return stored.submission === submission ? { kind: 'again', window: stored.window } : { kind: 'id-taken' };
}

function tooLargeRequest(bytes: number): UserError {
  return new UserError(
    `This request would take ${kilobytes(bytes)} KB; a window may be ${kilobytes(MOST_WINDOW_BYTES)} KB when it is asked for.`,
    'Ask for fewer accounts at once, or name fewer people in the policy of their scopes.',
  );
}

function kilobytes(bytes: number): number {
  return Math.ceil(bytes / 1024);
}
