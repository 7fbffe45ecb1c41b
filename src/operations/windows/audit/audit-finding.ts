import type { SealVerdict } from '../../../domain/audit-chain/seal.ts';
import type { WindowFinding } from '../../../domain/audit-chain/verify-head.ts';
import type { Instant } from '../../../domain/time.ts';
import type { WindowId } from '../../../domain/window/id.ts';

/** What is wrong with one window, or with a pointer to one, as far as the store shows it. */
export type AuditFinding =
  | WindowFinding
  /** What was measured before the window, which stands beside its chain. */
  | { readonly kind: 'baseline'; readonly id: WindowId; readonly verdict: Exclude<SealVerdict, 'intact'> }
  /** Its pointer is there, and the window is not. */
  | { readonly kind: 'missing'; readonly id: WindowId }
  /** `why`: a sentence for people. */
  | { readonly kind: 'damaged'; readonly id: WindowId; readonly why: string }
  /** The window is there, and its pointer is not: lists and exports leave it out. */
  | { readonly kind: 'unlisted'; readonly id: WindowId }
  /** Its pointer says another time than its request. */
  | {
      readonly kind: 'mispointed';
      readonly id: WindowId;
      readonly pointedAt: Instant;
      readonly requestedAt: Instant;
    }
  /** A pointer that names no window. `key`: of its item in the store. */
  | { readonly kind: 'garbled'; readonly key: string };

/** Whether nothing is wrong with it as far as could be checked: a key is missing. */
export function isUnchecked(finding: AuditFinding): boolean {
  if (finding.kind === 'baseline') return finding.verdict !== 'edited';
  return finding.kind === 'broken' && finding.verdict.kind === 'unchecked';
}

/** What verifying every window came to. */
export interface AuditReport {
  readonly windows: number;
  readonly entries: number;
  readonly findings: readonly AuditFinding[];
  /**
   * false: not one window has a first entry that verifies under a key at hand, which is what another key looks like. Nothing
   * is known then.
   */
  readonly keyFits: boolean;
}
