import type { RootTask } from './task.ts';

/** Where a task is to be done, as far as it decides whether root is needed. */
export interface TaskPlace {
  readonly isManagement: boolean;
}

export type StillNeedsRoot =
  | { readonly kind: 'yes' }
  /** `instead`: what to use in its place, a sentence in the imperative. */
  | { readonly kind: 'no'; readonly instead: string };

/**
 * Whether the task needs the root user in these accounts. It does where any of them leaves no other way: the
 * management account, and every account outside an organization.
 */
export function stillNeedsRoot(
  { need }: RootTask,
  accounts: readonly TaskPlace[],
  inOrganization: boolean,
): StillNeedsRoot {
  switch (need.kind) {
    case 'always':
      return { kind: 'yes' };
    case 'never':
      return { kind: 'no', instead: need.instead };
    case 'not-in-members': {
      const membersOnly = inOrganization && !accounts.some(({ isManagement }) => isManagement);
      return membersOnly ? { kind: 'no', instead: need.instead } : { kind: 'yes' };
    }
  }
}
