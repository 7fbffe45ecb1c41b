import type { Account } from '../account.ts';
import { hasTag, isAccount, isUnder, type Membership } from './selectors.ts';

/**
 * A scope of the configuration: the union of what its lists name, less `except`. One that names nothing but
 * exceptions is every account less those.
 */
export interface ScopeDefinition {
  /** OU paths; with everything below them. */
  readonly ou?: readonly string[] | undefined;
  /** `key=value`. */
  readonly tags?: readonly string[] | undefined;
  /** Account ids, names, or globs of names. */
  readonly accounts?: readonly string[] | undefined;
  /** Account ids, names, or globs of names. */
  readonly except?: readonly string[] | undefined;
}

/** The accounts of a definition. Undecided: neither excepted nor named otherwise, and its tags are unread. */
export function membersOfDefinition(definition: ScopeDefinition, accounts: readonly Account[]): Membership {
  const belongs = membership(definition);
  const members: Account[] = [];
  let undecided = 0;
  for (const account of accounts) {
    const answer = belongs(account);
    if (answer === true) members.push(account);
    if (answer === undefined) undecided++;
  }
  return { members, undecided };
}

/** Whether an account is in the scope; `undefined` where only its unread tags could say. */
function membership({ ou = [], tags = [], accounts = [], except = [] }: ScopeDefinition) {
  const named = [...ou.map(isUnder), ...accounts.map(isAccount)];
  const tagged = tags.map(hasTag);
  const excepted = except.map(isAccount);
  const everyone = named.length + tagged.length === 0;
  return (account: Account): boolean | undefined => {
    if (excepted.some((is) => is(account))) return false;
    if (everyone || named.some((is) => is(account))) return true;
    const answers = tagged.map((has) => has(account));
    if (answers.includes(true)) return true;
    return answers.includes(undefined) ? undefined : false;
  };
}
