import { DAY, HOUR, type Milliseconds } from '../time.ts';
import type { ApprovalPolicy, People } from './policy.ts';
import { sortedSet } from './sorted-set.ts';

/** One scope's policy as it is configured; what is absent has the default below. */
export interface PolicySettings {
  readonly approvers: Partial<People> & { readonly minimumDays?: number };
  readonly quorum?: number;
  readonly maxDuration?: Milliseconds;
  readonly lapse?: Milliseconds;
  readonly reviewWithin?: Milliseconds;
  readonly ticket?: { readonly required?: boolean; readonly pattern?: string };
  readonly notified?: Partial<People>;
  readonly notifyDirectly?: boolean;
  readonly breakGlass?: readonly string[];
}

export const DEFAULT_QUORUM = 1;
export const DEFAULT_MAX_DURATION: Milliseconds = 4 * HOUR;
export const DEFAULT_LAPSE: Milliseconds = 8 * HOUR;
export const DEFAULT_REVIEW_WITHIN: Milliseconds = DAY;

/** The policy of one scope. */
export function approvalPolicy(scope: string, settings: PolicySettings): ApprovalPolicy {
  const { approvers, ticket = {}, notified = {} } = settings;
  return {
    scopes: [scope],
    approvers: [{ ...people(approvers), minimumDays: approvers.minimumDays ?? 0 }],
    quorum: settings.quorum ?? DEFAULT_QUORUM,
    maxDuration: settings.maxDuration ?? DEFAULT_MAX_DURATION,
    lapse: settings.lapse ?? DEFAULT_LAPSE,
    reviewWithin: settings.reviewWithin ?? DEFAULT_REVIEW_WITHIN,
    ticket: {
      required: ticket.required ?? false,
      patterns: ticket.pattern === undefined ? [] : [ticket.pattern],
    },
    notified: people(notified),
    notifyDirectly: settings.notifyDirectly ?? false,
    breakGlass: sortedSet(settings.breakGlass ?? []),
  };
}

function people({ users = [], groups = [] }: Partial<People>): People {
  return { users: sortedSet(users), groups: sortedSet(groups) };
}
