import type { Account, Partition, ServiceControlPolicy } from './account.ts';
import { type RootDenial, rootDenial } from './scp/classify.ts';
import { statementsOf } from './scp/document.ts';

/** What the SCPs attached to an account, its OUs and the root do to its root user. They deny actions, never sign-in. */
export type DenyRoot =
  /** Every root action is denied; `exemptsCentralSessions`: but for sessions of sts:AssumeRoot. */
  | {
      readonly kind: 'full';
      readonly policy: ServiceControlPolicy;
      readonly exemptsCentralSessions: boolean;
    }
  | { readonly kind: 'partial'; readonly gaps: readonly PolicyGap[] }
  /** `exemptedBy`: policies that deny root users, and leave this one alone. */
  | { readonly kind: 'none'; readonly exemptedBy: readonly ServiceControlPolicy[] }
  /** SCPs never bind the management account. */
  | { readonly kind: 'not-bound' }
  /** An attached policy's document could not be read, and no other denies everything. */
  | { readonly kind: 'unreadable'; readonly policies: readonly ServiceControlPolicy[] };

/** A policy that denies root users something, and why not everything. */
export interface PolicyGap {
  readonly policy: ServiceControlPolicy;
  readonly why: readonly string[];
}

/** Policies read once, by what they are attached to. */
export interface ServiceControlPolicyIndex {
  readonly byTarget: ReadonlyMap<string, readonly IndexedPolicy[]>;
}

interface IndexedPolicy {
  readonly policy: ServiceControlPolicy;
  /** Absent where the document could not be read. */
  readonly denials?: readonly RootDenial[];
}

const indexes = new WeakMap<readonly ServiceControlPolicy[], ServiceControlPolicyIndex>();

/**
 * Reads every policy's document once. The same array gets the same index back, so that asking for it account by
 * account costs nothing.
 */
export function indexServiceControlPolicies(
  policies: readonly ServiceControlPolicy[],
): ServiceControlPolicyIndex {
  const made = indexes.get(policies) ?? indexOf(policies);
  indexes.set(policies, made);
  return made;
}

/** How far SCPs deny the root user of `account` its actions. */
export function denyRootFor(
  account: Account,
  partition: Partition,
  index: ServiceControlPolicyIndex,
): DenyRoot {
  if (account.isManagement) return { kind: 'not-bound' };
  const attached = attachedTo(account, index);
  const meant = attached.flatMap(({ policy, denials = [] }) =>
    denials
      .filter(isDenyRoot)
      .map((denial) => ({ policy, denial, reach: denial.reaches(partition, account.id) })),
  );
  const denied = meant.filter(({ reach }) => reach === 'denied');
  const full = fullest(denied.filter(({ denial }) => denial.gaps.length === 0));
  if (full !== undefined) return full;
  const unreadable = attached.filter(({ denials }) => denials === undefined);
  if (unreadable.length > 0) {
    return { kind: 'unreadable', policies: unreadable.map(({ policy }) => policy) };
  }
  if (denied.length > 0) {
    return { kind: 'partial', gaps: denied.map(({ policy, denial }) => ({ policy, why: denial.gaps })) };
  }
  const exempt = meant.filter(({ reach }) => reach === 'exempt').map(({ policy }) => policy);
  return { kind: 'none', exemptedBy: [...new Set(exempt)] };
}

/**
 * The SCP that keeps central root sessions out of `account`, as far as documents tell: one that denies root users what
 * an audit calls and does not exempt `aws:AssumedRoot`. The one written for root users is named before any other.
 */
export function scpBlockingRootSessions(
  account: Account,
  partition: Partition,
  index: ServiceControlPolicyIndex,
): ServiceControlPolicy | undefined {
  if (account.isManagement) return undefined;
  const blocking = attachedTo(account, index).flatMap(({ policy, denials = [] }) =>
    denials
      .filter(({ sessions, deniesAudit }) => sessions.central && deniesAudit)
      .filter((denial) => denial.reaches(partition, account.id) === 'denied')
      .map(({ selectsRoot }) => ({ policy, selectsRoot })),
  );
  return (blocking.find(({ selectsRoot }) => selectsRoot) ?? blocking[0])?.policy;
}

function indexOf(policies: readonly ServiceControlPolicy[]): ServiceControlPolicyIndex {
  const byTarget = new Map<string, IndexedPolicy[]>();
  for (const policy of policies) {
    const indexed = indexPolicy(policy);
    for (const target of policy.targetIds) {
      const attached = byTarget.get(target);
      if (attached === undefined) byTarget.set(target, [indexed]);
      else attached.push(indexed);
    }
  }
  return { byTarget };
}

function indexPolicy(policy: ServiceControlPolicy): IndexedPolicy {
  const statements = statementsOf(policy.document);
  if (statements === undefined) return { policy };
  return { policy, denials: statements.flatMap((statement) => rootDenial(statement) ?? []) };
}

function attachedTo({ id, ouIds }: Account, { byTarget }: ServiceControlPolicyIndex): IndexedPolicy[] {
  const attached = [id, ...ouIds].flatMap((target) => byTarget.get(target) ?? []);
  return [...new Set(attached)];
}

/** Whether the document of an SCP denies root users, in whole or in part; one that cannot be read may. */
export function isDenyRootPolicy(document: string): boolean {
  const statements = statementsOf(document);
  if (statements === undefined) return true;
  return statements.flatMap((statement) => rootDenial(statement) ?? []).some(isDenyRoot);
}

/** A guardrail that denies everybody something is no deny-root policy; one that denies everybody everything is. */
function isDenyRoot({ selectsRoot, gaps, sessions }: RootDenial): boolean {
  return sessions.ordinary && (selectsRoot || gaps.length === 0);
}

/** Where several policies deny everything, a central session has to be let through by all of them. */
function fullest(
  denied: readonly { readonly policy: ServiceControlPolicy; readonly denial: RootDenial }[],
): DenyRoot | undefined {
  const decisive = denied.find(({ denial }) => denial.sessions.central) ?? denied[0];
  if (decisive === undefined) return undefined;
  const { policy, denial } = decisive;
  return { kind: 'full', policy, exemptsCentralSessions: !denial.sessions.central };
}
