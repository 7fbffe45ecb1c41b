import type { AccountId } from '../account.ts';
import type { SilentAccounts } from '../heartbeat/silent-accounts.ts';
import type { Poison } from '../root-event/intake.ts';
import type { Instant } from '../time.ts';

/** Something about the alarm path that people are told once, in the alerts channel. It stays as it was told. */
export interface Notice {
  /** Unique among all. */
  readonly name: string;
  /** When it was found. */
  readonly at: Instant;
  readonly about: NoticeAbout;
}

export type NoticeAbout =
  /** Places fell silent. `of`: accounts that are to be heard; `inAll`: those of them that are silent now. */
  | {
      readonly kind: 'silent';
      readonly accounts: SilentAccounts;
      readonly inAll: number;
      readonly of: number;
    }
  /** A day later they still are. */
  | { readonly kind: 'still-silent'; readonly accounts: SilentAccounts; readonly of: number }
  /** Places are heard again. `left`: accounts that are still silent. */
  | {
      readonly kind: 'heard';
      readonly accounts: readonly AccountId[];
      readonly count: number;
      readonly left: number;
    }
  | { readonly kind: 'poison'; readonly unread: UnreadMessages };

/** Messages of the queue that could not be read. */
export interface UnreadMessages {
  readonly count: number;
  /** Whether there are more, which were not counted. */
  readonly more: boolean;
  readonly kinds: readonly UnreadKind[];
}

export interface UnreadKind {
  readonly why: Poison;
  readonly count: number;
  readonly lastAt: Instant;
  /** Under which the last of them are kept. */
  readonly ids: readonly string[];
}

export interface UnreadMessage {
  readonly id: string;
  readonly why: Poison;
  readonly arrivedAt: Instant;
}

const IDS = 5;

/** `unread`: the newest first; `more`: whether that is not all. */
export function unreadMessages(unread: readonly UnreadMessage[], more: boolean): UnreadMessages {
  const kinds = [...new Set(unread.map(({ why }) => why))].map((why) => {
    const all = unread.filter((each) => each.why === why);
    const lastAt = all.reduce((last, { arrivedAt }) => Math.max(last, arrivedAt), 0);
    return { why, count: all.length, lastAt, ids: all.slice(0, IDS).map(({ id }) => id) };
  });
  return { count: unread.length, more, kinds };
}
