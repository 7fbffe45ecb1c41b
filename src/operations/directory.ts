import { setMaxListeners } from 'node:events';
import type { Account, Directory } from '../domain/account.ts';
import { UserError } from '../domain/errors.ts';
import { DAY, type Instant, MINUTE, type Milliseconds, SECOND } from '../domain/time.ts';
import type { Clock, DirectorySource, DirectoryStore, Leases, Log } from './ports.ts';
import { whileHeld } from './while-held.ts';

export interface DirectoryDeps {
  readonly source: DirectorySource;
  readonly store: DirectoryStore;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Log;
}

/** Tags and contacts are read again after this long; they change rarely, and cost a call an account each. */
const DETAILS_FOR: Milliseconds = DAY;
/** Few enough that a small organization is whole the first time it is stored. */
const FIRST_BATCH = 25;
const BATCH = 500;

/**
 * Reads the organization and stores it, where no other replica is at it. `done`: stored. `elsewhere`: another replica
 * holds the lease. Throws where the organization cannot be read or stored.
 */
export async function refreshDirectory(
  deps: DirectoryDeps,
  signal: AbortSignal,
): Promise<'done' | 'elsewhere'> {
  const lease = await deps.leases.acquire('directory-refresh');
  if (lease === undefined) return 'elsewhere';
  await whileHeld(lease, deps.log, (held) => {
    const ending = AbortSignal.any([signal, held]);
    // Every call of a batch listens for the end.
    setMaxListeners(0, ending);
    return refresh(deps, ending);
  });
  return 'done';
}

/** Accounts first; then the details that are due, the unread ones first, storing as it goes. */
async function refresh(deps: DirectoryDeps, signal: AbortSignal): Promise<void> {
  const { source, store, clock, log } = deps;
  let directory = await source.readAccounts(await store.load(), signal);
  const due = detailsDue(directory.accounts, clock.now());
  for (let from = 0; from < due.length; from += from === 0 ? FIRST_BATCH : BATCH) {
    const batch = due.slice(from, from + (from === 0 ? FIRST_BATCH : BATCH));
    directory = withAccounts(directory, await source.readDetails(batch, signal));
    signal.throwIfAborted();
    await store.save(directory);
  }
  if (due.length === 0) await store.save(directory);
  log.info({ accounts: directory.accounts.length, details: due.length }, 'the directory was refreshed');
}

function detailsDue(accounts: readonly Account[], now: Instant): readonly Account[] {
  const readAt = ({ tags, securityContact }: Account) =>
    tags.kind === 'unknown' || securityContact.kind === 'unknown'
      ? 0
      : Math.min(tags.asOf, securityContact.asOf);
  return accounts
    .filter((account) => readAt(account) <= now - DETAILS_FOR)
    .sort((a, b) => readAt(a) - readAt(b));
}

function withAccounts(directory: Directory, changed: readonly Account[]): Directory {
  const byId = new Map(changed.map((account) => [account.id, account]));
  return { ...directory, accounts: directory.accounts.map((account) => byId.get(account.id) ?? account) };
}

/** How often a replica that found no directory looks whether another has stored one, and for how long. */
const LOOK_AGAIN: Milliseconds = SECOND / 2;
const LONGEST_WAIT: Milliseconds = 2 * MINUTE;

/**
 * The stored directory; where none was ever stored, waits until the first refresh has. `wait` resolves after so many
 * milliseconds of real time. Throws `UserError` where none comes, and the signal's reason if it is aborted first.
 */
export async function currentDirectory(
  store: DirectoryStore,
  wait: (time: Milliseconds) => Promise<void>,
  signal: AbortSignal,
): Promise<Directory> {
  for (let waited = 0; ; waited += LOOK_AGAIN) {
    const directory = await store.load();
    if (directory !== undefined) return directory;
    signal.throwIfAborted();
    if (waited >= LONGEST_WAIT) throw notReadYet();
    await wait(LOOK_AGAIN);
  }
}

function notReadYet(): UserError {
  return new UserError(
    'The accounts of the organization have not been read yet.',
    "Ask again in a few minutes. If it stays so, Rootkeeper's log says why AWS Organizations could not be read.",
  );
}
