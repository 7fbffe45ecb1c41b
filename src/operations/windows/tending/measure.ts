import type { Account, AccountId } from '../../../domain/account.ts';
import { sealedBaseline, trustedBaseline } from '../../../domain/audit-chain/baseline.ts';
import type { Fact } from '../../../domain/fact.ts';
import type { OrganizationFeatures } from '../../../domain/organization.ts';
import { skipped } from '../../../domain/skip.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Baseline } from '../../../domain/window/card-view.ts';
import type { Unwanted } from '../../../domain/window/compare-roots.ts';
import {
  accountFindings,
  type FindingsReport,
  findingsAgain,
  isSettled,
} from '../../../domain/window/findings.ts';
import { baselineOf, snapshotIn } from '../../../domain/window/measuring.ts';
import { endOf } from '../../../domain/window/phase.ts';
import { type RootSnapshot, rootSnapshot } from '../../../domain/window/root-snapshot.ts';
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
  const before = trustedBaseline(window.id, baseline, deps.seals);
  return sealedBaseline(window.id, baselineOf(window, before, roots, deps.clock.now()), deps.seal);
}

/**
 * The root users after the window, beside what they were before. What is settled already is measured again only where
 * `again` says so.
 */
export async function measureFindings(
  { window, baseline }: WholeWindow,
  again: boolean,
  deps: TendingDeps,
): Promise<FindingsReport> {
  const trusted = trustedBaseline(window.id, baseline, deps.seals);
  const earlier = new Map(window.findings?.accounts.map((each) => [each.accountId, each]));
  const isWanted = (id: AccountId) => {
    const found = earlier.get(id);
    return again || found === undefined || !isSettled(found);
  };
  const features = await deps.auditor.features(deps.signal);
  const snapshots = await measure(window, true, deps, { isWanted, notBefore: endOf(window) });
  const found = [...snapshots].map(([id, { root, account }]) => {
    const unwanted = account?.isManagement === false && unwantedUnder(features);
    const before = earlier.get(id);
    const findings =
      before === undefined
        ? accountFindings(id, snapshotIn(trusted, id), root, unwanted)
        : findingsAgain(before, root, unwanted);
    return [id, findings] as const;
  });
  const all = new Map([...earlier, ...found]);
  return { accounts: window.request.accounts.flatMap(({ id }) => all.get(id) ?? []) };
}

/** Whether a member account's root password should be gone: central root access could remove it. */
function unwantedUnder(features: Fact<OrganizationFeatures>): Unwanted {
  return features.kind === 'unknown'
    ? { unknown: features.reason }
    : features.value.rootCredentialsManagement;
}

interface Measured {
  readonly root: RootSnapshot;
  /** Absent: the directory has none of that id. */
  readonly account?: Account;
}

/** `notBefore`: a credential report from before it says nothing. */
interface Wanted {
  readonly isWanted?: (id: AccountId) => boolean;
  readonly notBefore?: Instant | undefined;
}

/** `fresh`: nothing that was measured before. Throws where the directory cannot be read, or the app is ending. */
async function measure(
  { request }: RootWindow,
  fresh: boolean,
  deps: TendingDeps,
  { isWanted = () => true, notBefore }: Wanted = {},
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
    return [id, { account, root: rootSnapshot(audit, notBefore) }];
  });
  const measured = await Promise.all(measuring);
  // What an ending app broke off is no measurement.
  signal.throwIfAborted();
  return new Map(measured);
}

const NOT_THERE = 'the account is not in the organization any more';
