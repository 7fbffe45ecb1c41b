import type { Instant } from '../../../../src/domain/time.ts';
import { windowId } from '../../../../src/domain/window/id.ts';
import type { RootWindow } from '../../../../src/domain/window/window.ts';
import type { WindowStore } from '../../../../src/operations/window-ports.ts';
import {
  type AuditSource,
  createAuditSource,
} from '../../../../src/operations/windows/audit/audit-source.ts';
import { aWindow, digest } from '../../../support/builders/window.ts';

const TEMPLATE = aWindow();

/** A window with an entry at each of these times; only its times and places are true, its seals are not. */
export function windowOf(n: number, requestedAt: Instant, later: readonly Instant[] = []): RootWindow {
  const id = windowId(`window ${n}`, digest);
  const [requested] = TEMPLATE.history;
  if (requested === undefined) throw new Error('The template has no history');
  const history = [requestedAt, ...later].map((at, index) => ({
    ...requested,
    ...{ windowId: id, seq: index + 1, at, hash: `${n}/${index + 1}` },
    ...(index > 0 && { event: { type: 'withdrawn' as const, by: TEMPLATE.request.requester } }),
  }));
  return { ...TEMPLATE, id, version: history.length, history };
}

export interface CountingSource extends AuditSource {
  /** Windows that were read, those again included. */
  readonly reads: () => number;
}

/** Windows as a store has them: pointers by the time of the request, in pages of 500. */
export function sourceOf(windows: readonly RootWindow[]): CountingSource {
  let reads = 0;
  const byId = new Map(windows.map((window) => [window.id, window]));
  const pointed = windows
    .map(({ id, history }) => ({ id, requestedAt: history[0]?.at ?? 0 }))
    .sort((a, b) => a.requestedAt - b.requestedAt || (a.id < b.id ? -1 : 1));
  const store: Pick<WindowStore, 'everyId' | 'loadAll' | 'load' | 'baselinesOf'> = {
    async *everyId() {
      for (let from = 0; from < pointed.length; from += 500) yield pointed.slice(from, from + 500);
    },
    loadAll: async (ids) => {
      reads += ids.length;
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    load: async (id) => byId.get(id),
    baselinesOf: async () => new Map(),
  };
  return { ...createAuditSource({ store, damageIn: () => undefined }), reads: () => reads };
}
