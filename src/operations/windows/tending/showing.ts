import type { Instant } from '../../../domain/time.ts';
import type { Posted, SlackMessage } from '../../posting-ports.ts';
import type { WholeWindow } from '../../window-ports.ts';

/** A message that is to be shown. */
export interface Showing {
  readonly name: string;
  /** A channel, or a user for a direct message. */
  readonly target: string;
  /** The `ts` of the message to reply to. */
  readonly thread?: string;
  /** Cards are redrawn for as long as the window changes. */
  readonly isRedrawn: boolean;
  readonly draw: (whole: WholeWindow) => Promise<SlackMessage>;
}

/** Where it is, if it is known to be there; and when to see to it again, though the window has not changed. */
export interface Shown {
  readonly place?: Posted;
  readonly again?: Instant;
  readonly failed?: Failed;
}

/** It could not be shown. */
export interface Failed {
  /** Slack's word for why it was not posted. */
  readonly refused?: string;
  /** Slack asks for nothing more of the kind before then. */
  readonly busyUntil?: Instant;
}

/** Whether it goes to a person. */
export function isDirect(target: string): boolean {
  return /^[UW]/.test(target);
}
