import type { Account } from '../account.ts';
import { membersOfDefinition, type ScopeDefinition } from '../scope/definition.ts';
import type { ApprovalPolicy } from './policy.ts';
import { strictest } from './stricter.ts';

/** The configured policies: one a scope, and one for accounts that no such scope holds. */
export interface PolicyBook {
  readonly scoped: readonly ScopedPolicy[];
  readonly fallback?: ApprovalPolicy;
}

export interface ScopedPolicy {
  readonly definition: ScopeDefinition;
  readonly policy: ApprovalPolicy;
}

export type Governing =
  | { readonly kind: 'governed'; readonly policy: ApprovalPolicy }
  /** No policy speaks for these accounts: nobody may approve. */
  | { readonly kind: 'ungoverned'; readonly accounts: readonly Account[] };

/**
 * The policy of a window over these accounts: the strictest of all that apply to any of them. An account falls under
 * every scope that holds it, and under one whose membership its unread tags leave open: what is not known is strict.
 * The fallback applies where no scope certainly holds the account.
 */
export function governing(accounts: readonly Account[], book: PolicyBook): Governing {
  const applying = accounts.map((account) => applicable(account, book));
  const ungoverned = accounts.filter((_, index) => applying[index]?.length === 0);
  const policy = strictest(applying.flat());
  if (ungoverned.length > 0 || policy === undefined) return { kind: 'ungoverned', accounts: ungoverned };
  return { kind: 'governed', policy };
}

function applicable(account: Account, { scoped, fallback }: PolicyBook): ApprovalPolicy[] {
  const certain = scoped.filter(({ definition }) => holds(definition, account) === 'yes');
  const possible = scoped.filter(({ definition }) => holds(definition, account) === 'unknown');
  const policies = [...certain, ...possible].map(({ policy }) => policy);
  return certain.length === 0 && fallback !== undefined ? [...policies, fallback] : policies;
}

function holds(definition: ScopeDefinition, account: Account): 'yes' | 'no' | 'unknown' {
  const { members, undecided } = membersOfDefinition(definition, [account]);
  if (members.length > 0) return 'yes';
  return undecided > 0 ? 'unknown' : 'no';
}
