import type { AccountId, Directory } from '../../domain/account.ts';
import { trustedBaseline } from '../../domain/audit-chain/baseline.ts';
import type { Seals } from '../../domain/audit-chain/seal.ts';
import { type DenyRoot, denyRootFor, indexServiceControlPolicies } from '../../domain/deny-root-scp.ts';
import type { Baseline, CardView, DenyRootHere } from '../../domain/window/card-view.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { Clock, Log } from '../ports.ts';
import type { WindowStore } from '../window-ports.ts';
import { rememberedEarlier } from './earlier-windows.ts';
import { accountsById, type RecentDirectory } from './recent-directory.ts';

/** Everything that a window's card shows, from the store. Throws where the store does not answer. */
export type CardViews = (window: RootWindow, baseline?: Baseline) => Promise<CardView>;

export interface CardViewDeps {
  readonly store: Pick<WindowStore, 'ofAccount' | 'loadAll'>;
  readonly directory: RecentDirectory;
  /** A baseline that was altered in the store is shown as not measured. */
  readonly seals: Seals;
  readonly clock: Clock;
  readonly log: Log;
}

export function createCardViews(deps: CardViewDeps): CardViews {
  const earlierOf = rememberedEarlier(deps.store, deps.clock);
  return async (window, stored) => {
    const baseline = trustedBaseline(window.id, stored, deps.seals);
    const now = deps.clock.now();
    const [denyRoot, earlier] = await Promise.all([denyRootOf(window, deps), earlierOf(window)]);
    return { window, ...(baseline === undefined ? {} : { baseline }), denyRoot, earlier, now };
  };
}

/** A directory that cannot be read leaves it unknown: the card itself must not wait for it. */
async function denyRootOf(
  { id, request }: RootWindow,
  { directory, log }: CardViewDeps,
): Promise<readonly DenyRootHere[]> {
  let read: Directory | undefined;
  try {
    read = await directory();
  } catch (error) {
    log.warn({ err: error, windowId: id }, 'the directory could not be read for a card');
  }
  return request.accounts.map(({ id: accountId }) => denyRootHere(accountId, read));
}

function denyRootHere(accountId: AccountId, directory: Directory | undefined): DenyRootHere {
  const account = directory === undefined ? undefined : accountsById(directory).get(accountId);
  if (account === undefined || directory === undefined) return { accountId, ...UNKNOWN };
  const { partition, serviceControlPolicies } = directory;
  if (account.isManagement) return { accountId, coverage: 'not-bound', policyIds: [] };
  if (serviceControlPolicies.kind === 'unknown') return { accountId, ...UNKNOWN };
  const index = indexServiceControlPolicies(serviceControlPolicies.value);
  return { accountId, ...coverageOf(denyRootFor(account, partition, index)) };
}

const UNKNOWN = { coverage: 'unknown', policyIds: [] } as const;

function coverageOf(denial: DenyRoot): Omit<DenyRootHere, 'accountId'> {
  switch (denial.kind) {
    case 'full':
      return { coverage: 'full', policyIds: [denial.policy.id] };
    case 'partial':
      return { coverage: 'partial', policyIds: sortedIds(denial.gaps.map(({ policy }) => policy)) };
    case 'none':
    case 'not-bound':
      return { coverage: denial.kind, policyIds: [] };
    case 'unreadable':
      return UNKNOWN;
  }
}

function sortedIds(policies: readonly { readonly id: string }[]): readonly string[] {
  return [...new Set(policies.map(({ id }) => id))].sort();
}
