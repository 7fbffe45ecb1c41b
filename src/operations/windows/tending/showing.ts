import type { SlackMessage } from '../../posting-ports.ts';
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
