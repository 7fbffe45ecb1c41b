import type { Account, AccountId, SecurityContact } from '../domain/account.ts';
import { type Fact, known } from '../domain/fact.ts';
import type { Asked } from '../domain/unread.ts';
import type { Clock, Log } from '../operations/ports.ts';
import type { OrganizationsApi } from './organizations-api.ts';
import { unreadFact } from './reading.ts';
import { type Trouble, troubleOf } from './trouble.ts';

export interface DetailsOptions {
  /** The account whose credentials the app has: the Account API wants no id for that one. */
  readonly ownId: AccountId;
  readonly api: Pick<OrganizationsApi, 'listTags' | 'securityContact'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** `accounts` with tags and security contact read anew; what could not be read is unknown, and counted in the log. */
export async function readDetails(
  accounts: readonly Account[],
  options: DetailsOptions,
): Promise<readonly Account[]> {
  const misses = missBook();
  const detailed = await Promise.all(accounts.map((account) => withDetails(account, options, misses)));
  for (const miss of misses.all()) options.log.warn(miss, 'details of accounts could not be read');
  return detailed;
}

async function withDetails(account: Account, options: DetailsOptions, misses: MissBook): Promise<Account> {
  const { ownId, api, signal } = options;
  const contactOf = account.id === ownId ? undefined : account.id;
  const [tags, securityContact] = await Promise.all([
    detail('the tags', 'Organizations', options, misses, () => api.listTags(account.id, signal)),
    detail<SecurityContact | null>('the security contact', 'Account API', options, misses, () =>
      api.securityContact(contactOf, signal),
    ),
  ]);
  return { ...account, tags, securityContact };
}

async function detail<T>(
  what: Asked,
  source: 'Organizations' | 'Account API',
  { clock, signal }: DetailsOptions,
  misses: MissBook,
  read: () => Promise<T>,
): Promise<Fact<T>> {
  try {
    return known(await read(), source, clock.now());
  } catch (error) {
    signal.throwIfAborted();
    misses.add(what, troubleOf(error));
    return unreadFact(what, error);
  }
}

/** One permission that is missing is missing for thousands of accounts: a line for each cause, with the first message. */
interface Miss extends Trouble {
  readonly what: string;
  readonly accounts: number;
}

interface MissBook {
  add(what: string, trouble: Trouble): void;
  all(): readonly Miss[];
}

function missBook(): MissBook {
  const misses = new Map<string, Miss>();
  return {
    add(what, trouble) {
      const key = `${what} ${trouble.code}`;
      const before = misses.get(key) ?? { what, ...trouble, accounts: 0 };
      misses.set(key, { ...before, accounts: before.accounts + 1 });
    },
    all: () => [...misses.values()],
  };
}
