import { canonicalJson } from '../audit-chain/canonical.ts';
import type { ApprovalPolicy, ApproverSet } from './policy.ts';
import { sortedSet } from './sorted-set.ts';

/**
 * The policy that is met only where both are: approvers stand in the sets of both, the larger quorum, the shorter
 * times, tickets that satisfy both, break-glass for those whom both name. Everyone whom either notifies is notified.
 * Order and repetition make no difference.
 */
export function stricter(a: ApprovalPolicy, b: ApprovalPolicy): ApprovalPolicy {
  return {
    scopes: sortedSet([...a.scopes, ...b.scopes]),
    approvers: distinctSets([...a.approvers, ...b.approvers]),
    quorum: Math.max(a.quorum, b.quorum),
    maxDuration: Math.min(a.maxDuration, b.maxDuration),
    lapse: Math.min(a.lapse, b.lapse),
    reviewWithin: Math.min(a.reviewWithin, b.reviewWithin),
    ticket: {
      required: a.ticket.required || b.ticket.required,
      patterns: sortedSet([...a.ticket.patterns, ...b.ticket.patterns]),
    },
    notified: {
      users: sortedSet([...a.notified.users, ...b.notified.users]),
      groups: sortedSet([...a.notified.groups, ...b.notified.groups]),
    },
    notifyDirectly: a.notifyDirectly || b.notifyDirectly,
    breakGlass: sortedSet(a.breakGlass.filter((person) => b.breakGlass.includes(person))),
  };
}

/** The strictest of several; `undefined` of none. */
export function strictest(policies: readonly ApprovalPolicy[]): ApprovalPolicy | undefined {
  const [first, ...rest] = policies;
  return first === undefined ? undefined : rest.reduce(stricter, stricter(first, first));
}

/** Whether both ask for the same set. */
export function isSameSet(a: ApproverSet, b: ApproverSet): boolean {
  return isPlainlySame(a, b) || canonicalJson(a) === canonicalJson(b);
}

/** In one order, whatever order they came in. Nearly always there is one, whose text need not be made. */
function distinctSets(sets: readonly ApproverSet[]): readonly ApproverSet[] {
  const [first] = sets;
  if (first !== undefined && sets.every((set) => isPlainlySame(first, set))) return [first];
  const byText = new Map(sets.map((set) => [canonicalJson(set), set]));
  return sortedSet(byText.keys()).flatMap((text) => byText.get(text) ?? []);
}

/** Whether both hold the same in the same order, and nothing that this version does not know. */
function isPlainlySame(a: ApproverSet, b: ApproverSet): boolean {
  if (a === b) return true;
  const { users, groups, minimumDays, ...more } = a;
  const { users: otherUsers, groups: otherGroups, minimumDays: otherDays, ...otherMore } = b;
  const known = minimumDays === otherDays && isSameList(users, otherUsers) && isSameList(groups, otherGroups);
  return known && Object.keys(more).length === 0 && Object.keys(otherMore).length === 0;
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, n) => text === b[n]);
}
