import type { Account, AccountId } from '../../domain/account.ts';
import type { RecordRef } from '../../domain/activity/record.ts';
import type { WindowUseRecord } from '../../domain/activity/window-use-record.ts';
import type { Alert } from '../../domain/alert/alert.ts';
import {
  type AlertView,
  type ToldEvent,
  toldEvents,
  type WindowUseView,
} from '../../domain/alert/alert-view.ts';
import { type TodoFacts, whatToDo } from '../../domain/alert/what-to-do.ts';
import { type CustodyEntry, neededCustody } from '../../domain/approval-policy/custody.ts';
import type { EventKey } from '../../domain/root-event/event.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { ActivityStore, WindowUseStore } from '../activity-store-ports.ts';
import type { Clock, Log } from '../ports.ts';
import type { WindowStore } from '../window-ports.ts';
import type { People } from '../windows/people.ts';
import { accountsById, type RecentDirectory } from '../windows/recent-directory.ts';
import type { NetworkOf } from './networks.ts';

export interface AlertViewDeps {
  readonly records: Pick<ActivityStore, 'load'>;
  readonly windows: Pick<WindowStore, 'loadAll'>;
  readonly uses: Pick<WindowUseStore, 'load'>;
  readonly directory: RecentDirectory;
  readonly custody: readonly CustodyEntry[];
  readonly people: Pick<People, 'names'>;
  /** As far as it is known without asking. */
  readonly centralAccess: () => TodoFacts['centralRootAccess'];
  readonly networkOf: NetworkOf;
  readonly clock: Clock;
  readonly log: Log;
}

/** Everything that an alert shows. What cannot be read is missing, and logged; throws only where the store gives no answer. */
export async function alertView(alert: Alert, deps: AlertViewDeps): Promise<AlertView> {
  const [account, events] = await Promise.all([accountOf(alert.accountId, deps), eventsOf(alert, deps)]);
  const windows = await windowsOf(alert, events, deps);
  const facts = factsOf(account, deps);
  const [checkIns, names] = await Promise.all([
    checkInsOf(alert, windows, deps),
    deps.people.names(facts.holders.map(({ holder }) => holder)),
  ]);
  return {
    ...{ alert, events, windows, checkIns, names },
    accountName: account?.name ?? '',
    todos: whatToDo(alert, facts),
    networks: networksOf(alert.sources, deps),
    now: deps.clock.now(),
  };
}

/** What is told in a window's thread of the use of one of its accounts. */
export async function windowUseView(
  window: RootWindow,
  record: WindowUseRecord,
  deps: Pick<AlertViewDeps, 'directory' | 'networkOf' | 'clock' | 'log'>,
): Promise<WindowUseView> {
  const account = await accountOf(record.accountId, deps);
  const addresses = [...(record.use?.sources ?? []), ...record.checkIn.addresses];
  return {
    ...{ window, record },
    accountName: account?.name ?? '',
    networks: networksOf(addresses, deps),
    now: deps.clock.now(),
  };
}

function networksOf(addresses: readonly string[], { networkOf }: Pick<AlertViewDeps, 'networkOf'>) {
  return new Map(addresses.map((address) => [address, networkOf(address)]));
}

async function accountOf(
  id: AccountId,
  { directory, log }: Pick<AlertViewDeps, 'directory' | 'log'>,
): Promise<Account | undefined> {
  try {
    return accountsById(await directory()).get(id);
  } catch (error) {
    log.warn({ err: error, account: id }, 'the directory cannot be read: an account is shown by its id');
    return undefined;
  }
}

/** An item of what is no event has a key that no record has. */
async function eventsOf(
  { topic, accountId, items }: Alert,
  { records }: AlertViewDeps,
): Promise<readonly ToldEvent[]> {
  const kinds: readonly RecordRef['kind'][] =
    topic === 'root' ? ['root', 'assume-root'] : ['perimeter', 'root'];
  const refs = items.flatMap(({ at, key }) =>
    kinds.map((kind): RecordRef => ({ kind, accountId, at, key: asEventKey(key) })),
  );
  return (await records.load(refs)).flatMap(toldEvents);
}

function asEventKey(key: string): EventKey {
  return key as EventKey;
}

async function windowsOf(
  { windowIds, declaredIn }: Alert,
  events: readonly ToldEvent[],
  { windows }: AlertViewDeps,
): Promise<readonly RootWindow[]> {
  const named = events.flatMap((told): readonly (WindowId | undefined)[] =>
    told.kind === 'root' && told.judgement.kind === 'use'
      ? told.judgement.verdict.reasons.map(({ windowId }) => windowId)
      : [],
  );
  const ids = [...windowIds, ...declaredIn, ...named].flatMap((id) => id ?? []);
  return ids.length === 0 ? [] : windows.loadAll([...new Set(ids)]);
}

async function checkInsOf({ accountId }: Alert, windows: readonly RootWindow[], { uses }: AlertViewDeps) {
  const records = await Promise.all(windows.map(({ id }) => uses.load(id, accountId)));
  return records.flatMap((record) => (record === undefined ? [] : [record.checkIn]));
}

function factsOf(account: Account | undefined, deps: AlertViewDeps): TodoFacts {
  const holders = account === undefined ? [] : neededCustody([account], deps.custody, '');
  return { isManagement: account?.isManagement, centralRootAccess: deps.centralAccess(), holders };
}
