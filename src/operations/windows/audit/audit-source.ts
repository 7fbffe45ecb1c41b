import type { Instant } from '../../../domain/time.ts';
import type { Baseline } from '../../../domain/window/card-view.ts';
import type { WindowId } from '../../../domain/window/id.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import type { PointedWindow, WindowStore } from '../../window-ports.ts';

/** What reading one window came to. */
export type ReadWindow = { readonly id: WindowId } & (
  | { readonly kind: 'read'; readonly window: RootWindow; readonly baseline?: Baseline }
  /** Its pointer is there, and the window is not: no window is ever deleted. */
  | { readonly kind: 'missing' }
  /** `why`: a sentence for people. */
  | { readonly kind: 'damaged'; readonly why: string }
);

export type UnreadWindow = Exclude<ReadWindow, { readonly kind: 'read' }>;

/** A window as its pointer led to it. */
export interface FoundWindow {
  /** By its pointer. */
  readonly requestedAt: Instant;
  readonly read: ReadWindow;
}

/** All windows there ever were, as they are stored now. Throws where the store does not answer. */
export interface AuditSource {
  /**
   * Those requested before `until`, by the time of their request; each once, a few at a time. `garbled`: told of the key of
   * each pointer that leads to none, as often as it is met.
   */
  everyWindow(garbled: (key: string) => void, until?: Instant): AsyncIterable<readonly FoundWindow[]>;
  /** In the order of `ids`. */
  read(ids: readonly WindowId[]): Promise<readonly ReadWindow[]>;
}

export interface AuditSourceDeps {
  readonly store: Pick<WindowStore, 'everyId' | 'loadAll' | 'load' | 'baselinesOf'>;
  /** What an error says about a damaged item, or `undefined` where it is about something else. */
  readonly damageIn: (error: unknown) => string | undefined;
}

/** Windows read at once: at most 300 KB each. */
const AT_ONCE = 25;

export function createAuditSource(deps: AuditSourceDeps): AuditSource {
  const read = (ids: readonly WindowId[]) => readAll(ids, deps);
  return {
    read,
    async *everyWindow(garbled, until = Number.POSITIVE_INFINITY) {
      for await (const pointed of fewAtOnce(distinct(deps.store.everyId(garbled), until))) {
        const windows = await read(pointed.map(({ id }) => id));
        yield windows.map((each, n) => ({ requestedAt: pointed[n]?.requestedAt ?? 0, read: each }));
      }
    },
  };
}

/** A second pointer to the same window adds nothing. */
async function* distinct(
  pages: AsyncIterable<readonly PointedWindow[]>,
  until: Instant,
): AsyncGenerator<PointedWindow> {
  const seen = new Set<WindowId>();
  for await (const page of pages) {
    for (const pointed of page) {
      if (pointed.requestedAt >= until) return;
      if (!seen.has(pointed.id)) yield pointed;
      seen.add(pointed.id);
    }
  }
}

async function* fewAtOnce<T>(items: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let some: T[] = [];
  for await (const item of items) {
    some.push(item);
    if (some.length < AT_ONCE) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

async function readAll(ids: readonly WindowId[], deps: AuditSourceDeps): Promise<readonly ReadWindow[]> {
  const [windows, baselines] = await Promise.all([deps.store.loadAll(ids), deps.store.baselinesOf(ids)]);
  const byId = new Map(windows.map((window) => [window.id, window]));
  return Promise.all(
    ids.map((id) => {
      const window = byId.get(id);
      if (window === undefined) return readAlone(id, deps);
      const baseline = baselines.get(id);
      return { kind: 'read' as const, id, window, ...(baseline !== undefined && { baseline }) };
    }),
  );
}

/** `loadAll` leaves out what is damaged as it leaves out what is not there. */
async function readAlone(id: WindowId, { store, damageIn }: AuditSourceDeps): Promise<ReadWindow> {
  try {
    const window = await store.load(id);
    return window === undefined ? { kind: 'missing', id } : { kind: 'read', id, window };
  } catch (error) {
    const why = damageIn(error);
    if (why === undefined) throw error;
    return { kind: 'damaged', id, why };
  }
}
