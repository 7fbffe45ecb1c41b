import type { Account, AccountId, Directory } from '../../domain/account.ts';
import { UserError } from '../../domain/errors.ts';
import { type Instant, type Milliseconds, SECOND } from '../../domain/time.ts';
import type { Clock, DirectoryStore } from '../ports.ts';

/** Decisions in quick succession share one look at the store. */
const READ_FOR: Milliseconds = 15 * SECOND;

/** The stored directory as it was at most 15 s ago. Throws `UserError` where none was ever stored. */
export type RecentDirectory = () => Promise<Directory>;

/** A failure is not remembered, and nothing older is taken in its place. */
export function recentDirectory(store: Pick<DirectoryStore, 'load'>, clock: Clock): RecentDirectory {
  let last: { readonly directory: Promise<Directory>; readonly until: Instant } | undefined;
  return () => {
    if (last !== undefined && last.until > clock.now()) return last.directory;
    const directory = load(store);
    const entry = { directory, until: clock.now() + READ_FOR };
    last = entry;
    directory.catch(() => {
      if (last === entry) last = undefined;
    });
    return directory;
  };
}

async function load(store: Pick<DirectoryStore, 'load'>): Promise<Directory> {
  const directory = await store.load();
  if (directory !== undefined) return directory;
  throw new UserError(
    'The accounts of the organization have not been read yet.',
    "Try again in a few minutes. If it stays so, Rootkeeper's log says why AWS Organizations could not be read.",
  );
}

const indexes = new WeakMap<Directory, ReadonlyMap<AccountId, Account>>();

/** Its accounts by id. The same directory gets the same index back: it may hold thousands, and is asked at every click. */
export function accountsById(directory: Directory): ReadonlyMap<AccountId, Account> {
  const index = indexes.get(directory) ?? new Map(directory.accounts.map((account) => [account.id, account]));
  indexes.set(directory, index);
  return index;
}
