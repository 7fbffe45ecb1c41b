import type { Account, Directory } from '../../src/domain/account.ts';
import { UserError } from '../../src/domain/errors.ts';
import { known, unknown } from '../../src/domain/fact.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import { currentDirectory, type DirectoryDeps, refreshDirectory } from '../../src/operations/directory.ts';
import { accountIdNumber, aDirectory, anAccount } from '../support/builders/account.ts';
import { ago, NOW } from '../support/builders/time.ts';
import { standingClock } from '../support/fakes/clock.ts';
import { recordingLog } from '../support/fakes/log.ts';
import { fakeDirectoryStore, fakeLease, fakeLeases } from '../support/fakes/stores.ts';

const never = () => new AbortController().signal;

/** An account whose tags and contact are not read yet. */
const anUnread = (n: number): Account =>
  anAccount({
    id: accountIdNumber(n),
    tags: unknown('not read yet'),
    securityContact: unknown('not read yet'),
  });

const aReadAt = (n: number, at: number): Account =>
  anAccount({
    id: accountIdNumber(n),
    tags: known({}, 'Organizations', at),
    securityContact: known(null, 'Account API', at),
  });

function aSetting(accounts: readonly Account[], overrides: Partial<DirectoryDeps> = {}) {
  const store = fakeDirectoryStore();
  const lease = fakeLease();
  const readBatches: (readonly Account[])[] = [];
  const deps: DirectoryDeps = {
    source: {
      readAccounts: async () => aDirectory({ accounts }),
      readDetails: async (batch) => {
        readBatches.push(batch);
        return batch.map((account) => ({ ...account, tags: known({}, 'Organizations', NOW) }));
      },
    },
    store,
    leases: fakeLeases(lease),
    clock: standingClock(),
    log: recordingLog(),
    ...overrides,
  };
  return { deps, store, lease, readBatches };
}

const tagsKnown = ({ accounts }: Directory) => accounts.filter(({ tags }) => tags.kind === 'known').length;

describe('a refresh of the directory', () => {
  test('is left to whoever holds the lease', async () => {
    const { deps, store } = aSetting([anUnread(1)], { leases: fakeLeases(undefined) });

    expect(await refreshDirectory(deps, never())).toBe('elsewhere');
    expect(store.saved).toEqual([]);
  });

  test('stores a small organization once, with its details, and gives the lease back', async () => {
    const { deps, store, lease } = aSetting(Array.from({ length: 25 }, (_, n) => anUnread(n)));

    expect(await refreshDirectory(deps, never())).toBe('done');

    expect(store.saved.map(tagsKnown)).toEqual([25]);
    expect(lease.released).toBe(true);
  });

  test('stores a big one early, then as its details come', async () => {
    const { deps, store } = aSetting(Array.from({ length: 1_100 }, (_, n) => anUnread(n)));
    await refreshDirectory(deps, never());

    expect(store.saved.map(tagsKnown)).toEqual([25, 525, 1_025, 1_100]);
    expect(store.saved.every(({ accounts }) => accounts.length === 1_100)).toBe(true);
  });

  test('stores accounts whose details are all recent, and reads none of them', async () => {
    const { deps, store, readBatches } = aSetting([aReadAt(1, ago(HOUR)), aReadAt(2, ago(23 * HOUR))]);
    await refreshDirectory(deps, never());

    expect(readBatches).toEqual([]);
    expect(store.saved).toHaveLength(1);
  });

  test('reads the unread first, then the oldest, and leaves the recent alone', async () => {
    const { deps, readBatches } = aSetting([
      aReadAt(1, ago(2 * DAY)),
      aReadAt(2, ago(HOUR)),
      aReadAt(3, ago(3 * DAY)),
      anUnread(4),
    ]);
    await refreshDirectory(deps, never());

    expect(readBatches.flat().map(({ id }) => id)).toEqual([4, 3, 1].map(accountIdNumber));
  });

  test('gives the source what was stored before, so that details are kept', async () => {
    const before = aDirectory();
    const given: unknown[] = [];
    const { deps } = aSetting([], {
      store: fakeDirectoryStore(before),
      source: {
        readAccounts: async (previous) => {
          given.push(previous);
          return before;
        },
        readDetails: async (batch) => batch,
      },
    });
    await refreshDirectory(deps, never());

    expect(given).toEqual([before]);
  });

  test('that cannot list the organization stores nothing, gives the lease back, and says why', async () => {
    const { deps, store, lease } = aSetting([], {
      source: {
        readAccounts: () => Promise.reject(new Error('AccessDenied')),
        readDetails: async (batch) => batch,
      },
    });

    await expect(refreshDirectory(deps, never())).rejects.toThrow('AccessDenied');
    expect(store.saved).toEqual([]);
    expect(lease.released).toBe(true);
  });

  test('that must end stores nothing more', async () => {
    const ending = new AbortController();
    const { deps, store } = aSetting([anUnread(1)], {
      source: {
        readAccounts: async () => aDirectory({ accounts: [anUnread(1)] }),
        readDetails: async (batch) => {
          ending.abort(new Error('the app is ending'));
          return batch;
        },
      },
    });

    await expect(refreshDirectory(deps, ending.signal)).rejects.toThrow('the app is ending');
    expect(store.saved).toEqual([]);
  });
});

describe('the current directory', () => {
  const stored = aDirectory();

  test('is the stored one', async () => {
    const wait = () => Promise.reject(new Error('nobody waits'));

    expect(await currentDirectory(fakeDirectoryStore(stored), wait, never())).toBe(stored);
  });

  test('is waited for where none was ever stored', async () => {
    const store = fakeDirectoryStore();
    let waits = 0;
    const wait = async () => {
      waits += 1;
      if (waits === 3) await store.save(stored);
    };

    expect(await currentDirectory(store, wait, never())).toBe(stored);
    expect(waits).toBe(3);
  });

  test('is not waited for for ever: after two minutes the person is told what to do', async () => {
    let waited = 0;
    const wait = async (time: number) => {
      waited += time;
      if (waited > HOUR) throw new Error('for ever');
    };

    const refused = currentDirectory(fakeDirectoryStore(), wait, never());

    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toMatchObject({ remedy: expect.stringContaining('log') });
    expect(waited).toBe(120_000);
  });

  test('is not waited for when the app must end', async () => {
    const ending = AbortSignal.abort(new Error('the app is ending'));

    await expect(currentDirectory(fakeDirectoryStore(), async () => undefined, ending)).rejects.toThrow(
      'the app is ending',
    );
  });
});
