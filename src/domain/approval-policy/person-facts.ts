import type { Instant } from '../time.ts';

/** What Slack says about a person at the click. */
export interface PersonFacts {
  /** Slack user id. */
  readonly id: string;
  readonly standing: Standing;
  /** By user group id, for the groups that the policy names. A group that is absent counts as unread. */
  readonly groups: Readonly<Record<string, GroupMembership>>;
}

/** Only a full member of the expected workspace or Enterprise Grid organization decides anything. */
export type Standing =
  | { readonly kind: 'member' }
  | { readonly kind: 'deactivated' }
  | { readonly kind: 'bot' }
  | { readonly kind: 'guest' }
  /** From a workspace that shares a channel with this one. */
  | { readonly kind: 'stranger' }
  | { readonly kind: 'other-workspace' }
  | { readonly kind: 'unread'; readonly reason: string };

export type GroupMembership =
  /** `firstSeen`: when the app first saw the person in the group; Slack does not tell when somebody joined. */
  | { readonly kind: 'member'; readonly firstSeen: Instant }
  | { readonly kind: 'not-member' }
  | { readonly kind: 'unread'; readonly reason: string };
