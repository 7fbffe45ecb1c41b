import type { Account } from '../account.ts';
import { matchesWildcard } from '../wildcard.ts';

export interface Membership {
  readonly members: readonly Account[];
  /** Accounts whose membership depends on tags that could not be read. */
  readonly undecided: number;
}

/** The accounts in the OU at `path` and in the OUs below it; `path` with or without slashes at its ends. */
export function accountsUnder(accounts: readonly Account[], path: string): readonly Account[] {
  const inOu = isUnder(path);
  return accounts.filter(inOu);
}

/** Whether an account is in the OU at `path` or below it. Names are compared without case. */
export function isUnder(path: string): (account: Account) => boolean {
  const wanted = folded(path.replace(/^\/+|\/+$/g, ''));
  if (wanted === '') return () => false;
  return ({ ouPath }) => {
    const own = folded(ouPath.join('/'));
    return own === wanted || own.startsWith(`${wanted}/`);
  };
}

/** The accounts whose tags hold `key=value`, exactly. */
export function taggedWith(accounts: readonly Account[], tag: string): Membership {
  const answers = accounts.map(hasTag(tag));
  return {
    members: accounts.filter((_, n) => answers[n] === true),
    undecided: answers.filter((answer) => answer === undefined).length,
  };
}

/** Whether an account has the tag `key=value`; `undefined` where its tags are unread. */
export function hasTag(tag: string): (account: Account) => boolean | undefined {
  return ({ tags }) => {
    if (tags.kind === 'unknown') return undefined;
    return splits(tag).some(([key, value]) => Object.hasOwn(tags.value, key) && tags.value[key] === value);
  };
}

/** The accounts of that name (without case), or whose name the glob matches. */
export function accountNamed(
  accounts: readonly Account[],
  name: string,
  how: 'exact' | 'glob' = 'exact',
): readonly Account[] {
  const wanted = folded(name);
  return accounts.filter((account) =>
    how === 'glob' ? matchesWildcard(wanted, folded(account.name)) : folded(account.name) === wanted,
  );
}

/** Whether an account has that id, that name, or a name that the glob matches. */
export function isAccount(selector: string): (account: Account) => boolean {
  const wanted = folded(selector);
  return ({ id, name }) =>
    id === selector || folded(name) === wanted || matchesWildcard(wanted, folded(name));
}

/** A key may itself hold a `=`, so that every split is tried. */
function splits(tag: string): (readonly [key: string, value: string])[] {
  return [...tag.matchAll(/=/g)].map(({ index }) => [tag.slice(0, index), tag.slice(index + 1)]);
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
