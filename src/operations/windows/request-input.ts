import type { Instant, Milliseconds } from '../../domain/time.ts';
import type { WindowId } from '../../domain/window/id.ts';

/** A request as a person filled it in or typed it; nothing of it has been looked up. */
export interface RequestInput {
  /** Each an account id or a scope as typed; also as the modal's options have it: `account:…`, `scope:…`. */
  readonly accounts: readonly string[];
  /** Slack user id. Absent: the requester. */
  readonly operatorId?: string;
  /** Of the list, as the modal has it. */
  readonly taskId?: string;
  /** As typed, where there is no `taskId`. */
  readonly task?: string;
  /** Why root all the same, where the task no longer needs it. */
  readonly insistence?: string;
  readonly reason: string;
  readonly ticket?: string;
  /** Absent: now, which means from the approval on. */
  readonly start?: Instant;
  readonly duration: Milliseconds;
  readonly breakGlass: boolean;
  /** The window that more time is asked for. */
  readonly continues?: WindowId;
}
