import type { AuditEntry, Seal } from '../../../src/domain/audit-chain/entry.ts';
import { NO_ENTRY, sealed } from '../../../src/domain/audit-chain/seal.ts';
import { replay } from '../../../src/domain/window/replay.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';

/** The window as if it had been sealed with another key, or its entries been what `change` makes of them. */
export function resealed(
  { history }: RootWindow,
  seal: Seal,
  change: (entry: AuditEntry) => AuditEntry = (entry) => entry,
): RootWindow {
  const entries: AuditEntry[] = [];
  for (const entry of history) {
    const { hash: _, ...unsealed } = change(entry);
    entries.push(sealed({ ...unsealed, previous: entries.at(-1)?.hash ?? NO_ENTRY }, seal));
  }
  const replayed = replay(entries);
  if (replayed.kind === 'impossible') throw new Error(`Entry ${replayed.seq} cannot stand there`);
  return replayed.window;
}
