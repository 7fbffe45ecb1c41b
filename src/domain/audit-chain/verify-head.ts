import type { WindowId } from '../window/id.ts';
import type { RootWindow } from '../window/window.ts';
import type { Seal } from './entry.ts';
import { type Head, type HeadText, proofOf, type WindowMark } from './head.ts';
import type { Seals } from './seal.ts';
import { type ChainVerdict, verifyChain } from './verify.ts';

/** What is wrong with one window. */
export type WindowFinding =
  /** The first broken entry, what contradicts the history, or the first entry whose key is not at hand. */
  | {
      readonly kind: 'broken';
      readonly id: WindowId;
      readonly verdict: Exclude<ChainVerdict, { kind: 'whole' }>;
    }
  | { readonly kind: 'removed'; readonly id: WindowId }
  | { readonly kind: 'rolled-back'; readonly id: WindowId; readonly from: number; readonly to: number }
  /** Whole, but another history than the head knew: rolled back, then continued. `seq`: where the head's entry stood. */
  | { readonly kind: 'replaced'; readonly id: WindowId; readonly seq: number };

/** One pass over all windows; they may come one at a time and in any order. */
export interface Verification {
  /** Looks at one window. */
  readonly see: (window: RootWindow) => WindowFinding | undefined;
  /** After the last: the windows of the head that were never seen. */
  readonly removed: () => readonly WindowFinding[];
}

/** Whether the stored head is the one that was printed: same time, same count, same proof. */
export function isPrintedHead(head: Head, printed: HeadText, seal: Seal): boolean {
  const { asOf, count, proof } = printed;
  return head.asOf === asOf && head.marks.length === count && proofOf(head, seal) === proof;
}

/**
 * Verifies every window's own chain and, with a head, that each has come at least as far as the head knew it, on the
 * same history. Windows made since the head are verified by their own chain alone.
 */
export function verification(seals: Seals, head?: Head): Verification {
  const marks = new Map(head?.marks.map((mark) => [mark.id, mark]));
  const unseen = new Set(marks.keys());
  return {
    see: (window) => {
      unseen.delete(window.id);
      return brokenChain(window, seals) ?? againstMark(window, marks.get(window.id));
    },
    removed: () => [...unseen].sort().map((id) => ({ kind: 'removed', id })),
  };
}

function brokenChain(window: RootWindow, seals: Seals): WindowFinding | undefined {
  const verdict = verifyChain(window, seals);
  return verdict.kind === 'whole' ? undefined : { kind: 'broken', id: window.id, verdict };
}

function againstMark({ id, history }: RootWindow, mark: WindowMark | undefined): WindowFinding | undefined {
  if (mark === undefined) return undefined;
  if (history.length < mark.version) {
    return { kind: 'rolled-back', id, from: mark.version, to: history.length };
  }
  const same = history[mark.version - 1]?.hash === mark.hash;
  return same ? undefined : { kind: 'replaced', id, seq: mark.version };
}
