import { replay } from '../window/replay.ts';
import type { RootWindow } from '../window/window.ts';
import { canonicalJson } from './canonical.ts';
import type { AuditEntry } from './entry.ts';
import { NO_ENTRY, type Seals, verifySeal } from './seal.ts';

/** What verifying one window's chain came to. A rollback to an older whole version shows only against a head. */
export type ChainVerdict =
  | { readonly kind: 'whole' }
  /** `seq`: where the first broken entry stands. */
  | { readonly kind: 'broken'; readonly seq: number; readonly why: Break }
  /** The entries are whole, but what the window says of itself does not follow from them. */
  | { readonly kind: 'contradicted'; readonly parts: readonly string[] }
  /** Nothing is wrong as far as could be checked. `seq`: the first entry whose key is not at hand. */
  | { readonly kind: 'unchecked'; readonly seq: number; readonly keyId: string };

/**
 * edited: not what was sealed. out-of-place: sealed for another place or another window. unlinked: does not follow
 * from the entry before. impossible: sealed, but such a step cannot be taken there.
 */
export type Break = 'edited' | 'out-of-place' | 'unlinked' | 'impossible';

/** Verifies a window's own chain, and that its state, decisions and version are those of its history. */
export function verifyChain(window: RootWindow, seals: Seals): ChainVerdict {
  if (window.history.length === 0) return { kind: 'broken', seq: 1, why: 'out-of-place' };
  const broken = firstBreak(window, seals);
  if (broken !== undefined) return { kind: 'broken', ...broken };
  const replayed = replay(window.history);
  if (replayed.kind === 'impossible') return { kind: 'broken', seq: replayed.seq, why: 'impossible' };
  const parts = differences(window, replayed.window);
  if (parts.length > 0) return { kind: 'contradicted', parts };
  return firstUnchecked(window, seals) ?? { kind: 'whole' };
}

function firstUnchecked({ history }: RootWindow, seals: Seals): ChainVerdict | undefined {
  for (const [index, entry] of history.entries()) {
    const verdict = verifySeal(entry, seals);
    if (typeof verdict === 'object') {
      return { kind: 'unchecked', seq: index + 1, keyId: verdict.unknownKey };
    }
  }
  return undefined;
}

function firstBreak({ id, history }: RootWindow, seals: Seals): { seq: number; why: Break } | undefined {
  for (const [index, entry] of history.entries()) {
    const why = breakOf(entry, index, id, history[index - 1]?.hash ?? NO_ENTRY, seals);
    if (why !== undefined) return { seq: index + 1, why };
  }
  return undefined;
}

function breakOf(
  entry: AuditEntry,
  index: number,
  windowId: string,
  previous: string,
  seals: Seals,
): Break | undefined {
  if (verifySeal(entry, seals) === 'edited') return 'edited';
  if (entry.seq !== index + 1 || entry.windowId !== windowId) return 'out-of-place';
  return entry.previous === previous ? undefined : 'unlinked';
}

/** The names of the window's parts that are not as its history has them. */
function differences(stored: RootWindow, replayed: RootWindow): string[] {
  const said = new Map<string, unknown>(Object.entries(stored));
  const meant = new Map<string, unknown>(Object.entries(replayed));
  return [...new Set([...said.keys(), ...meant.keys()])]
    .filter((part) => part !== 'history')
    .filter((part) => canonicalJson([said.get(part)]) !== canonicalJson([meant.get(part)]))
    .sort();
}
