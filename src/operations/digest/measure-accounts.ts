import type { Account, AccountId, Directory } from '../../domain/account.ts';
import type { AuditOutcome } from '../../domain/posture.ts';
import { skipped } from '../../domain/skip.ts';
import { withUsersUnnamed } from '../../domain/user-checks/users-of.ts';
import type { SweepRun, SweepStore, SweptAccount } from '../digest-ports.ts';
import type { Measurements } from '../measurements.ts';
import type { Clock, Log } from '../ports.ts';
import type { DigestMeasuring } from './digests.ts';
import { startParts } from './parts.ts';

export interface MeasureAccountsDeps {
  readonly sweeps: Pick<SweepStore, 'savePart'>;
  /** Waits a while for the first reading of all. */
  readonly directory: (signal: AbortSignal) => Promise<Directory>;
  readonly measurements: Measurements;
  readonly clock: Clock;
  readonly log: Log;
  /** Ends measurements early: the end of the app. What ends a sweep alone leaves those that others may share. */
  readonly signal: AbortSignal;
  /** How many accounts are begun together: as many as the auditor ever has room for. */
  readonly atOnce: number;
  /** Resolves in a turn of the event loop of its own. */
  readonly turn: () => Promise<void>;
}

/** What a run has measured so far. */
export type Swept = Map<AccountId, SweptAccount>;

/** More than these are no bad luck but an outage, and a second look would only take as long again. */
const MOST_UNLUCKY = 5;
const MOST_UNLUCKY_SHARE = 0.05;

/**
 * Measures every account that is not in `swept` yet, stores it, and puts it there; the few that were throttled or timed
 * out, twice. Gives the directory in which no account is missing: one that was read meanwhile may have more of them.
 * Throws the reason of `signal` when it aborts.
 */
export async function measureAccounts(
  run: SweepRun,
  swept: Swept,
  report: (progress: DigestMeasuring) => void,
  deps: MeasureAccountsDeps,
  signal: AbortSignal,
): Promise<Directory> {
  for (;;) {
    const directory = await deps.directory(signal);
    const total = directory.accounts.length;
    const missing = directory.accounts.filter(({ id }) => !swept.has(id));
    let measured = total - missing.length;
    report({ measured, total });
    if (missing.length === 0) {
      const again = unlucky(directory, swept);
      await measureAll(again, directory, { run, deps, signal, fresh: true }, (account) => {
        swept.set(account.id, account);
      });
      return directory;
    }
    await measureAll(missing, directory, { run, deps, signal, fresh: false }, (account) => {
      swept.set(account.id, account);
      measured += 1;
      report({ measured, total });
    });
  }
}

/** Those that are likely better at a second look. */
function unlucky({ accounts }: Directory, swept: Swept): readonly Account[] {
  const again = accounts.filter(({ id }) => isUnlucky(swept.get(id)?.audit));
  return again.length <= Math.max(MOST_UNLUCKY, accounts.length * MOST_UNLUCKY_SHARE) ? again : [];
}

function isUnlucky(audit: AuditOutcome | undefined): boolean {
  return audit?.kind === 'unreachable' && (audit.code === 'throttled' || audit.code === 'timed-out');
}

interface Attempt {
  readonly run: SweepRun;
  readonly deps: MeasureAccountsDeps;
  readonly signal: AbortSignal;
  /** Whether what was measured a little before does not do. */
  readonly fresh: boolean;
}

async function measureAll(
  accounts: readonly Account[],
  directory: Directory,
  { run, deps, signal, fresh }: Attempt,
  onMeasured: (account: SweptAccount) => void,
): Promise<void> {
  const parts = startParts(run, deps.sweeps, deps.log);
  const ended = new AbortController();
  const ending = AbortSignal.any([signal, ended.signal]);
  const queue = accounts.values();
  const work = async () => {
    for (const account of queue) {
      const measured = await measureOne(account, directory, deps, { fresh, signal: ending });
      parts.add(measured);
      onMeasured(measured);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(deps.atOnce, accounts.length) }, work));
  } finally {
    ended.abort();
    await parts.end();
  }
}

/** What an end broke off is no measurement. */
async function measureOne(
  account: Account,
  directory: Directory,
  { measurements, turn, clock, signal: appSignal }: MeasureAccountsDeps,
  { fresh, signal }: Pick<Attempt, 'fresh' | 'signal'>,
): Promise<SweptAccount> {
  await turn();
  signal.throwIfAborted();
  const options = { fresh, urgent: false, users: true, signal: appSignal };
  const audit = skipped(account) ?? (await measurements.measure(account, directory, options));
  signal.throwIfAborted();
  return { id: account.id, measuredAt: clock.now(), audit: withUsersUnnamed(audit) };
}
