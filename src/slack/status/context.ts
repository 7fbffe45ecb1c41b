import type { Acknowledgement } from '../../domain/acknowledgement/acknowledgement.ts';
import { NOTHING_ACKNOWLEDGED } from '../../domain/acknowledgement/covered.ts';
import { type AcknowledgementOf, latestOf } from '../../domain/acknowledgement/standing.ts';
import type { Instant } from '../../domain/time.ts';

/** What people answered for in a posture. */
export interface Acknowledged {
  /** Those that hold for its findings; `unread`: they could not be read. Absent: nobody acknowledges anything here. */
  readonly acknowledgements?: readonly Acknowledgement[] | 'unread';
}

/** What a posture is shown with. */
export interface StatusContext {
  readonly now: Instant;
  /** The acknowledgement that covers a finding. */
  readonly covers: AcknowledgementOf;
  /** Otherwise nothing is known of acknowledgements, and so nothing is covered. */
  readonly isRead: boolean;
}

/** What follows from not knowing; `undefined` where it is known. */
export function unreadNote({ isRead }: StatusContext): string | undefined {
  return isRead
    ? undefined
    : 'Acknowledgements could not be read: every finding is shown as if nobody answered for it.\nDo: ask again in a minute.';
}

export function contextOf({
  now,
  acknowledgements = [],
}: Acknowledged & { readonly now: Instant }): StatusContext {
  const isRead = acknowledgements !== 'unread';
  return { now, isRead, covers: isRead ? latestOf(acknowledgements) : NOTHING_ACKNOWLEDGED };
}
