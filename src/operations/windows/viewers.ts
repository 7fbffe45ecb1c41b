import type { PolicyBook } from '../../domain/approval-policy/governing.ts';
import type { ApprovalPolicy, People } from '../../domain/approval-policy/policy.ts';
import { sortedSet } from '../../domain/approval-policy/sorted-set.ts';

/** Who may see every window: those who read posture, those who may ask for windows, and everybody who approves any. */
export function viewers(readers: People, requesters: People, book: PolicyBook): People {
  return union([readers, requesters, ...policiesOf(book).flatMap(({ approvers }) => approvers)]);
}

/** Who may ask for a window: the configured requesters, and whoever may break the glass anywhere. */
export function askers(requesters: People, book: PolicyBook): People {
  return union([
    requesters,
    ...policiesOf(book).map(({ breakGlass }) => ({ users: breakGlass, groups: [] })),
  ]);
}

/** Every policy that the configuration has. */
export function policiesOf({ scoped, fallback }: PolicyBook): readonly ApprovalPolicy[] {
  return [...scoped.map(({ policy }) => policy), ...(fallback === undefined ? [] : [fallback])];
}

function union(all: readonly People[]): People {
  return {
    users: sortedSet(all.flatMap(({ users }) => users)),
    groups: sortedSet(all.flatMap(({ groups }) => groups)),
  };
}
