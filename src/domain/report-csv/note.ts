import type { Account } from '../account.ts';
import { skipped } from '../skip.ts';

/** Why the newest attempt to read a report got none. */
export interface NotRead {
  readonly reason: string;
  /** A sentence in the imperative; absent where there is nothing to do. */
  readonly remedy?: string;
}

const NOT_READ_YET: NotRead = {
  reason: 'The credential report has not been read yet.',
  remedy: 'Ask again in a few minutes.',
};

/** Why there is no report of an account, and what would bring one. */
export function whyNone(account: Account, trouble: NotRead | undefined): NotRead {
  const skip = skipped(account);
  if (skip !== undefined) return { reason: `${skip.reason} AWS makes no report of it.` };
  return trouble ?? NOT_READ_YET;
}

export const DAMAGED: NotRead = {
  reason: 'The stored credential report is damaged.',
  remedy: 'Wait: it is read again within five hours.',
};

/** AWS sent something else than a credential report. */
export function unreadableReport(reason: string): NotRead {
  return {
    reason: `The credential report is not whole: ${reason}.`,
    remedy: 'Wait: it is read again within five hours.',
  };
}

/** Both sentences, as a cell of a spreadsheet has them. */
export function noteOf({ reason, remedy }: NotRead): string {
  return remedy === undefined ? reason : `${reason} ${remedy}`;
}
