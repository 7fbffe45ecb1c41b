import { canonicalJson } from '../../../domain/audit-chain/canonical.ts';
import type { RequestProblem } from '../../../domain/window/problem.ts';
import type { Refusal } from '../../../domain/window/refusal.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import type { Clock } from '../../ports.ts';
import type { WindowStore } from '../../window-ports.ts';
import type { RecentDirectory } from '../recent-directory.ts';
import type { Chain, WindowRules } from '../window-deps.ts';
import type { PaperRecord } from './paper.ts';
import { recordNote } from './record-note.ts';
import { recordWindow } from './record-window.ts';

export interface PaperDeps {
  readonly store: Pick<WindowStore, 'load' | 'loadAll' | 'list' | 'create' | 'point' | 'advance'>;
  readonly directory: RecentDirectory;
  readonly rules: Pick<WindowRules, 'book' | 'custody'>;
  readonly chain: Chain;
  readonly clock: Clock;
}

export type RecordOutcome =
  /** Stored now. `checked`: it would be, and nothing was stored. */
  | { readonly kind: 'recorded' | 'checked'; readonly window: RootWindow }
  /** The same was recorded before. */
  | { readonly kind: 'again'; readonly window: RootWindow }
  | RecordRefused;

/** Why nothing was recorded. */
export type RecordRefused =
  | { readonly kind: 'refused'; readonly problems: readonly RequestProblem[] }
  | { readonly kind: 'note-refused'; readonly refusal: Refusal }
  | { readonly kind: 'no-such-window' }
  /** What was written names none, or several. `suggestions`: what names one. */
  | {
      readonly kind: 'unclear';
      readonly key: 'accounts' | 'task';
      readonly typed: string;
      readonly suggestions: readonly string[];
    };

/**
 * Takes in what stood on paper, once however often it is given: who gives the same words again is told so. With `check`
 * everything is looked at and nothing stored. Throws where the store does not answer; `UnclearWriteError` where it is
 * not known whether it was stored, and then giving it again is safe.
 */
export function recordPaper(paper: PaperRecord, check: boolean, deps: PaperDeps): Promise<RecordOutcome> {
  return paper.kind === 'note'
    ? recordNote(paper, check, deps)
    : recordWindow(paper, deps.chain.digest(canonicalJson(paper)), check, deps);
}
