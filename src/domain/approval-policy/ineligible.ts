import type { Instant } from '../time.ts';
import type { Standing } from './person-facts.ts';

/** Under which policy a person is no approver: the request's, the one of now, or both. */
export type Under = 'request' | 'now' | 'both';

/** Why a person decides nothing at all: they are no full member, or it is not known whether they are. */
export type NoMember = Extract<Ineligible, { why: 'not-a-member' | 'unread' }>;

/** Why a person may not decide as an approver. */
export type Ineligible =
  | { readonly why: 'not-a-member'; readonly standing: Exclude<Standing['kind'], 'member' | 'unread'> }
  | { readonly why: 'unread'; readonly reason: string }
  | { readonly why: 'is-requester' }
  | { readonly why: 'is-operator' }
  | { readonly why: 'not-an-approver'; readonly under: Under }
  /** `from`: when they will have been seen in the group for long enough. */
  | { readonly why: 'too-new'; readonly from: Instant }
  /** Holds what the operator needs, and no other approval is asked for. */
  | { readonly why: 'sole-custodian'; readonly holds: readonly string[] };
