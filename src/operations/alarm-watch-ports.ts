import type { AccountNames } from '../domain/activity/listing.ts';
import type { AlarmWatch } from '../domain/alarm-watch/alarm-watch.ts';
import type { Notice } from '../domain/alarm-watch/notice.ts';
import type { Instant } from '../domain/time.ts';
import type { ClaimedPost, SlackMessage } from './posting-ports.ts';

/** What people were told of the alarm path: one for all replicas, changed by conditional writes only. Throws as windows do. */
export interface AlarmWatchStore {
  /** As it is now; `NOTHING_TOLD` before the first. */
  load(): Promise<AlarmWatch>;
  /** Stores it if the stored one is still of the version before. */
  advance(watch: AlarmWatch): Promise<'stored' | 'moved'>;
}

/** Claims on notices, as `PostStore` has them for windows. Kept for 400 days. */
export interface NoticePostStore {
  load(name: string): Promise<ClaimedPost | undefined>;
  intend(post: ClaimedPost): Promise<boolean>;
  claim(seen: ClaimedPost, claim: NonNullable<ClaimedPost['claim']>): Promise<boolean>;
  finish(
    name: string,
    by: string,
    outcome: Pick<ClaimedPost, 'place' | 'drawn' | 'doubtfulUntil'>,
  ): Promise<boolean>;
}

/** Draws what is told of the alarm path. */
export interface NoticeRenderer {
  notice(notice: Notice, names: AccountNames, now: Instant): SlackMessage;
}
