import type { Account, AccountId } from '../../../domain/account.ts';
import { skipped } from '../../../domain/skip.ts';
import type { Baseline } from '../../../domain/window/card-view.ts';
import {
  accountFindings,
  type FindingsReport,
  type RootSnapshot,
  rootSnapshot,
} from '../../../domain/window/findings.ts';
import { baselineOf, snapshotIn } from '../../../domain/window/measuring.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import type { WholeWindow } from '../../window-ports.ts';
import { accountsById } from '../recent-directory.ts';
import type { TendingDeps } from './deps.ts';

/** The root users of the window, as they are before it is used. What was measured a moment ago counts before it opens. */
export async function measureBaseline(
  { window, baseline }: WholeWindow,
  deps: TendingDeps,
): Promise<Baseline> {
  const snapshots = await measure(window, baseline !== undefined, deps);
  const roots = new Map([...snapshots].map(([id, { root }]) => [id, root]));
  return baselineOf(window, baseline, roots, deps.clock.now());
}

/** The root users after the window, beside what they were before. Those measured after it already are not measured again. */
export async function measureFindings(
  { window, baseline }: WholeWindow,
  deps: TendingDeps,
): Promise<FindingsReport> {
  const earlier = new Map(
    window.findings?.accounts
      .filter(({ after }) => after.kind === 'measured')
      .map((each) => [each.accountId, each]),
  );
  const features = await deps.auditor.features(deps.signal);
  const isRemovable = features.kind === 'known' && features.value.rootCredentialsManagement;
  const snapshots = await measure(window, true, deps, (id) => !earlier.has(id));
  const found = [...snapshots].map(([id, { root, account }]) => {
    const isUnwanted = isRemovable && account?.isManagement === false;
    return [id, accountFindings(id, snapshotIn(baseline, id), root, isUnwanted)] as const;
  });
  const all = new Map([...earlier, ...found]);
  return { accounts: window.request.accounts.flatMap(({ id }) => all.get(id) ?? []) };
}

interface Measured {
  readonly root: RootSnapshot;
  /** Absent: the directory has none of that id. */
  readonly account?: Account;
}

/** `fresh`: nothing that was measured before. Throws where the directory cannot be read, or the app is ending. */
async function measure(
  { request }: RootWindow,
  fresh: boolean,
  deps: TendingDeps,
  isWanted: (id: AccountId) => boolean = () => true,
): Promise<ReadonlyMap<AccountId, Measured>> {
  const { signal, measurements } = deps;
  const directory = await deps.directory();
  const byId = accountsById(directory);
  const wanted = request.accounts.filter(({ id }) => isWanted(id));
  const measuring = wanted.map(async ({ id }): Promise<readonly [AccountId, Measured]> => {
    const account = byId.get(id);
    if (account === undefined) return [id, { root: { kind: 'not-measured', reason: NOT_THERE } }];
    const audit =
      skipped(account) ?? (await measurements.measure(account, directory, { fresh, urgent: true, signal }));
    return [id, { account, root: rootSnapshot(audit) }];
  });
  const measured = await Promise.all(measuring);
  // What an ending app broke off is no measurement.
  signal.throwIfAborted();
  return new Map(measured);
}

const NOT_THERE = 'the account is not in the organization any more';
