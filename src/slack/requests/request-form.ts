import type { Instant } from '../../domain/time.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { RequestPreview } from '../../domain/window/outcomes.ts';

/** What the modal of a request shows. */
export interface RequestForm {
  /** Slack user id of who asks; the operator too, unless another is chosen. */
  readonly requesterId: string;
  /** What the fields hold. It also decides which fields there are. */
  readonly values: RequestFormValues;
  /** Absent: not looked up yet. */
  readonly preview?: RequestPreview;
  readonly now: Instant;
}

/** What the fields of the modal hold; nothing of it has been checked. */
export interface RequestFormValues {
  readonly accounts: readonly AccountChoice[];
  /** Slack user id. */
  readonly operatorId?: string;
  readonly taskId?: string;
  readonly insistence?: string;
  readonly reason: string;
  readonly ticket?: string;
  readonly when: 'on-approval' | 'at';
  /** Only where `when` is `at`. */
  readonly start?: Instant;
  /** As it was typed. */
  readonly duration: string;
  readonly breakGlass: boolean;
  /** The window that more time is asked for. */
  readonly continues?: WindowId;
}

/** An option that was chosen: `account:111122223333` or `scope:prod`, and how it reads. */
export interface AccountChoice {
  readonly value: string;
  readonly label: string;
}

/** The fields of a modal in which nothing is filled in yet. */
export const EMPTY_FORM: RequestFormValues = {
  accounts: [],
  reason: '',
  when: 'on-approval',
  duration: '1h',
  breakGlass: false,
};
