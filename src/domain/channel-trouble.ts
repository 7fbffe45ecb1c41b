/** Why windows are not shown in a channel. unread: Slack does not say whether they may be. */
export type ChannelTrouble = 'not-a-member' | 'externally-shared' | 'unread';

/** What keeps windows out of the channels they belong in; absent: nothing does. */
export interface ChannelTroubles {
  readonly approvals?: ChannelTrouble;
  readonly alerts?: ChannelTrouble;
}
