import type { Account } from '../../domain/account.ts';
import { governing, type PolicyBook } from '../../domain/approval-policy/governing.ts';
import type { ApprovalPolicy } from '../../domain/approval-policy/policy.ts';
import type { WindowEventType } from '../../domain/window/events.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { accountsById, type RecentDirectory } from './recent-directory.ts';

/**
 * The policy of now over a window's accounts. Where none speaks for all of them any more (one left the organization,
 * or no scope holds it), nobody may approve; but what ends a window, or looks back at it, stays possible under the
 * policy of the request. `step`: what it is to judge; absent: an approval. Throws where the directory cannot be read.
 */
export type PolicyNow = (window: RootWindow, step?: WindowEventType) => Promise<ApprovalPolicy>;

export interface PolicyNowDeps {
  readonly directory: RecentDirectory;
  readonly book: PolicyBook;
}

export function createPolicyNow({ directory, book }: PolicyNowDeps): PolicyNow {
  return async ({ request }, step = 'approved') => {
    const byId = accountsById(await directory());
    const found = request.accounts.map(({ id }) => byId.get(id));
    const policy = found.every(isThere) ? policyOver(found, book) : undefined;
    if (policy !== undefined) return policy;
    return step === 'approved' ? unapprovable(request.policy) : request.policy;
  };
}

function isThere(account: Account | undefined): account is Account {
  return account !== undefined;
}

function policyOver(accounts: readonly Account[], book: PolicyBook): ApprovalPolicy | undefined {
  const governed = governing(accounts, book);
  return governed.kind === 'governed' ? governed.policy : undefined;
}

/** An approver stands in every set, and in this one stands nobody. */
function unapprovable(policy: ApprovalPolicy): ApprovalPolicy {
  return { ...policy, approvers: [{ users: [], groups: [], minimumDays: 0 }] };
}
