/**
 * Why nothing of ours is posted in a channel. not-seen: Slack shows the app no such channel, as it does where it does not
 * exist, or is private and the app is not in it. unread: Slack does not say whether it may be.
 */
export type ChannelTrouble = 'not-a-member' | 'externally-shared' | 'archived' | 'not-seen' | 'unread';

/** Why something is not posted: Slack's word for it, where it refused. Neither: it gave no clear answer, so it may be. */
export interface WhyNotPosted {
  readonly trouble?: ChannelTrouble;
  readonly refused?: string;
}

/** What keeps windows out of the channels they belong in; absent: nothing does. */
export interface ChannelTroubles {
  readonly approvals?: ChannelTrouble;
  readonly alerts?: ChannelTrouble;
}
