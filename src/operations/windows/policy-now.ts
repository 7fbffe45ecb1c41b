import type { Account } from '../../domain/account.ts';
import { governing, type PolicyBook } from '../../domain/approval-policy/governing.ts';
import type { ApprovalPolicy } from '../../domain/approval-policy/policy.ts';
import type { WindowEventType } from '../../domain/window/events.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { Log } from '../ports.ts';
import { accountsById, type RecentDirectory } from './recent-directory.ts';

/**
 * The policy of now over a window's accounts. Where none speaks for all of them any more (one left the organization,
 * or no scope holds it), nobody may approve; but what ends a window, or looks back at it, stays possible under the
 * policy of the request. `step`: what it is to judge; absent: an approval. Where the directory cannot be read it throws
 * for an approval, and is the policy of the request for every other step: stopping is never harder than starting.
 */
export type PolicyNow = (window: RootWindow, step?: WindowEventType) => Promise<ApprovalPolicy>;

export interface PolicyNowDeps {
  readonly directory: RecentDirectory;
  readonly book: PolicyBook;
  readonly log: Pick<Log, 'warn'>;
}

export function createPolicyNow({ directory, book, log }: PolicyNowDeps): PolicyNow {
  const overNow = async ({ request }: RootWindow) => {
    const byId = accountsById(await directory());
    const found = request.accounts.map(({ id }) => byId.get(id));
    return found.every(isThere) ? policyOver(found, book) : undefined;
  };
  return async (window, step = 'approved') => {
    const { id, request } = window;
    if (step === 'approved') return (await overNow(window)) ?? unapprovable(request.policy);
    try {
      return (await overNow(window)) ?? request.policy;
    } catch (error) {
      log.warn(
        { err: error, windowId: id },
        'the policy of now could not be read: that of the request counts',
      );
      return request.policy;
    }
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
