import { type ChainVerdict, verifyChain } from '../../../src/domain/audit-chain/verify.ts';
import { parseWindowId, type WindowId } from '../../../src/domain/window/id.ts';
import type { RefusedAttempts } from '../../../src/domain/window/refused-attempt.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { createSeals } from '../../../src/seal.ts';
import { createRefusalStore } from '../../../src/store/windows/refusal-store.ts';
import { createWindowStore } from '../../../src/store/windows/window-store.ts';
import { openTable } from '../../support/dynalite.ts';
import { recordingLog } from '../../support/fakes/log.ts';

/** What is stored, read without the app. */
export interface WindowRecord {
  /** Throws where there is no such window. */
  window(id: string): Promise<RootWindow>;
  /** The windows that were ever asked for with this reason. */
  withReason(reason: string): Promise<readonly RootWindow[]>;
  refused(id: string): Promise<RefusedAttempts>;
  /** Whether the window's chain verifies. */
  verdict(id: string): Promise<ChainVerdict>;
  close(): void;
}

export function openRecord(storeUrl: string, auditKey: string): WindowRecord {
  const table = openTable(storeUrl, 'rootkeeper');
  const store = createWindowStore({ table, log: recordingLog() });
  const refusals = createRefusalStore({ table });
  const seals = createSeals([auditKey]);
  const load = async (id: string) => {
    const window = await store.load(idOf(id));
    if (window === undefined) throw new Error(`There is no window ${id}`);
    return window;
  };
  return {
    window: load,
    async withReason(reason) {
      const windows: RootWindow[] = [];
      for await (const page of store.everyId())
        windows.push(...(await store.loadAll(page.map(({ id }) => id))));
      return windows.filter(({ request }) => request.reason === reason);
    },
    refused: (id) => refusals.of(idOf(id)),
    verdict: async (id) => verifyChain(await load(id), seals),
    close: () => table.client.destroy(),
  };
}

function idOf(text: string): WindowId {
  const id = parseWindowId(text);
  if (id === undefined) throw new Error(`Not the id of a window: ${text}`);
  return id;
}
