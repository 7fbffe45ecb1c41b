import type { Instant, Milliseconds } from '../../../domain/time.ts';
import type { WindowId } from '../../../domain/window/id.ts';
import type { Person } from '../../../domain/window/person.ts';
import type { PaperApproval } from '../../../domain/window/request.ts';

/** What stood on paper; nobody checked it when it was written. */
export type PaperRecord = PaperWindow | PaperNote;

/** A use of root while there was no window: it becomes one, closed at once, that waits for its review. */
export interface PaperWindow {
  readonly kind: 'window';
  /** Who takes it in. */
  readonly recordedBy: string;
  readonly requester: Person;
  readonly operator: Person;
  /** Each an account id, or the exact name of an account. */
  readonly accounts: readonly string[];
  /** The id, the title or words of the title of a task. */
  readonly task: string;
  readonly reason: string;
  readonly ticket?: string;
  readonly start: Instant;
  readonly duration: Milliseconds;
  readonly approvals: readonly PaperApproval[];
  /** What was done, as it was written down. */
  readonly done: string;
}

/** What was written about a window that is there. */
export interface PaperNote {
  readonly kind: 'note';
  readonly window: WindowId;
  readonly recordedBy: string;
  readonly writtenAt: Instant;
  readonly text: string;
}
