import { type Account, type Directory, parseAccountId } from './account.ts';
import { membersOfDefinition, type ScopeDefinition } from './scope/definition.ts';
import { accountNamed, accountsUnder, type Membership, taggedWith } from './scope/selectors.ts';
import { suggestScopes } from './scope/suggestions.ts';
import { hasWildcard } from './wildcard.ts';

/** The scopes of the configuration, by name. */
export type NamedScopes = Readonly<Record<string, ScopeDefinition>>;

export interface ResolvedScope extends Membership {
  readonly kind: 'resolved';
  /** The scope as a person can type it again. */
  readonly label: string;
}

export type ScopeResolution =
  | ResolvedScope
  /** The nearest things that do exist, as they can be typed; best first. */
  | { readonly kind: 'unknown'; readonly suggestions: readonly string[] };

/**
 * The accounts that `text` stands for. Tried in this order, and the first that exists wins: `all`; a name from the
 * configuration; an account id (`1111-2222-3333` too); an OU path with everything below it (`workloads/prod`, slashes
 * at its ends or not); an account's name (two accounts of one name: both); a tag `env=prod`; a glob of names, with `*`
 * and `?`. Names and paths are compared without case, tags exactly, as AWS does. Quotes around
 * the whole, straight or curly, are taken off. Accounts whose tags are unread are counted as undecided.
 */
export function resolveScope(text: string, directory: Directory, named: NamedScopes): ScopeResolution {
  const asked = unquoted(text);
  const attempts = [everyAccount, configured, accountWithId, organizationalUnit, accountName, tag, glob];
  for (const attempt of attempts) {
    const resolved = asked === '' ? undefined : attempt(asked, directory, named);
    if (resolved !== undefined) return resolved;
  }
  return { kind: 'unknown', suggestions: suggestScopes(asked, directory, Object.keys(named)) };
}

type Attempt = (asked: string, directory: Directory, named: NamedScopes) => ResolvedScope | undefined;

const everyAccount: Attempt = (asked, { accounts }) =>
  asked.toLowerCase() === 'all' ? resolved('all', accounts) : undefined;

const configured: Attempt = (asked, { accounts }, named) => {
  const name = Object.keys(named).find((each) => each.toLowerCase() === asked.toLowerCase());
  const definition = name === undefined ? undefined : named[name];
  if (name === undefined || definition === undefined) return undefined;
  return { kind: 'resolved', label: name, ...membersOfDefinition(definition, accounts) };
};

const accountWithId: Attempt = (asked, { accounts }) => {
  const id = parseAccountId(asked.replace(/^(\d{4})-(\d{4})-(\d{4})$/, '$1$2$3'));
  return id === undefined
    ? undefined
    : resolvedIfAny(
        id,
        accounts.filter((account) => account.id === id),
      );
};

const organizationalUnit: Attempt = (asked, { accounts }) => {
  const members = accountsUnder(accounts, asked);
  return resolvedIfAny(asked.replace(/^\/+|\/+$/g, ''), members);
};

const accountName: Attempt = (asked, { accounts }) => {
  const members = accountNamed(accounts, asked);
  return resolvedIfAny(members[0]?.name ?? asked, members);
};

const tag: Attempt = (asked, { accounts }) => {
  if (!asked.includes('=')) return undefined;
  const membership = taggedWith(accounts, asked);
  if (membership.members.length === 0 && membership.undecided === 0) return undefined;
  return { kind: 'resolved', label: asked, ...membership };
};

const glob: Attempt = (asked, { accounts }) =>
  hasWildcard(asked) ? resolvedIfAny(asked, accountNamed(accounts, asked, 'glob')) : undefined;

function resolved(label: string, members: readonly Account[]): ResolvedScope {
  return { kind: 'resolved', label, members, undecided: 0 };
}

function resolvedIfAny(label: string, members: readonly Account[]): ResolvedScope | undefined {
  return members.length === 0 ? undefined : resolved(label, members);
}

/** Phones type curly quotes. */
function unquoted(text: string): string {
  const trimmed = text.trim().normalize('NFC');
  return (/^["'“”„‘’](.*)["'“”‘’]$/su.exec(trimmed)?.[1] ?? trimmed).trim();
}
