import type { AccountId } from '../../domain/account.ts';
import type { Alert, AlertItem } from '../../domain/alert/alert.ts';
import { isAllExplained } from '../../domain/alert/phase.ts';
import type { RootUse, UnsanctionedUse } from '../../domain/digest/root-use.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { ActivityStore, AlertStore, WindowUseStore } from '../activity-store-ports.ts';
import type { Clock } from '../ports.ts';
import type { WindowStore } from '../window-ports.ts';
import { LONGEST_AHEAD } from '../windows/earlier-windows.ts';
import { inBatches } from '../windows/in-batches.ts';
import { accountsById, type RecentDirectory } from '../windows/recent-directory.ts';

export interface RootUseSinceDeps {
  readonly alerts: Pick<AlertStore, 'raisedIn' | 'due' | 'loadAll'>;
  readonly records: Pick<ActivityStore, 'activeAccounts'>;
  readonly windows: Pick<WindowStore, 'ofAccount'>;
  readonly uses: Pick<WindowUseStore, 'load'>;
  readonly directory: RecentDirectory;
  readonly clock: Clock;
}

/** Many times what any day brings. */
const MOST_ALERTS = 1_000;
const MOST_WINDOWS = 50;
const ACCOUNTS_AT_ONCE = 10;

/**
 * What root did since a time: alerts that were raised then, and those from before that nobody has disposed of; and windows
 * that were used. Throws where the store gives no answer.
 */
export function createRootUseSince(deps: RootUseSinceDeps): (since: Instant) => Promise<RootUse> {
  return async (since) => {
    const [unsanctioned, sanctioned] = await Promise.all([unsanctionedOf(since, deps), usedIn(since, deps)]);
    return { unsanctioned, sanctioned };
  };
}

/** Whoever was not called on has been told by the alert, and whoever has not disposed of it is called on again within a day. */
async function unsanctionedOf(
  since: Instant,
  { alerts, directory, clock }: RootUseSinceDeps,
): Promise<readonly UnsanctionedUse[]> {
  const [raised, waiting, names] = await Promise.all([
    alerts.raisedIn({ from: since }, MOST_ALERTS),
    alerts.due(clock.now() + DAY, MOST_ALERTS),
    directory().then(accountsById),
  ]);
  const all = await alerts.loadAll([...new Set([...raised, ...waiting])]);
  return all
    .filter((alert) => isUnsanctioned(alert) && isToBeTold(alert, since))
    .sort((a, b) => b.openedAt - a.openedAt)
    .map((alert) => useOf(alert, names.get(alert.accountId)?.name ?? ''));
}

function isUnsanctioned(alert: Alert): boolean {
  return alert.topic === 'root' && alert.pagesSince !== undefined && !isAllExplained(alert);
}

function isToBeTold({ openedAt, disposition }: Alert, since: Instant): boolean {
  return openedAt >= since || disposition === undefined;
}

function useOf(alert: Alert, accountName: string): UnsanctionedUse {
  const { accountId, firstAt: at, worst, ownership, disposition } = alert;
  const mfa = mfaOf(alert.items);
  const declaredIn = alert.declaredIn.at(-1);
  return {
    ...{ accountId, accountName, at, worst },
    ...(mfa !== undefined && { mfa }),
    ...(ownership && { owner: ownership.by.name }),
    ...(disposition && { disposition: { kind: disposition.kind, by: disposition.by.name } }),
    ...(declaredIn !== undefined && { declaredIn }),
  };
}

function mfaOf(items: readonly AlertItem[]): boolean | undefined {
  const signIns = items.filter(({ cause }) => cause === 'sign-in' || cause === 'sign-in-without-mfa');
  if (signIns.some(({ mfa }) => mfa === 'no')) return false;
  return signIns.length > 0 && signIns.every(({ mfa }) => mfa === 'yes') ? true : undefined;
}

/** How many accounts were used in windows, each window and account once. */
async function usedIn(since: Instant, deps: RootUseSinceDeps): Promise<number> {
  const { records, clock } = deps;
  const accounts = await records.activeAccounts({ from: since, to: clock.now() });
  const counts = await inBatches(accounts, ACCOUNTS_AT_ONCE, (id) => usedWindows(id, since, deps));
  return counts.reduce((sum, each) => sum + each, 0);
}

async function usedWindows(
  accountId: AccountId,
  since: Instant,
  { windows, uses }: RootUseSinceDeps,
): Promise<number> {
  const ids = await windows.ofAccount(accountId, { from: since - LONGEST_AHEAD - DAY }, MOST_WINDOWS);
  const loaded = await Promise.all(ids.map((id) => uses.load(id, accountId)));
  return loaded.filter((record) => record?.use !== undefined && record.use.lastAt >= since).length;
}
