/** Why nothing of ours is posted in a channel. unread: Slack does not say whether it may be. */
export type ChannelTrouble = 'not-a-member' | 'externally-shared' | 'unread';

/** What keeps windows out of the channels they belong in; absent: nothing does. */
export interface ChannelTroubles {
  readonly approvals?: ChannelTrouble;
  readonly alerts?: ChannelTrouble;
}
