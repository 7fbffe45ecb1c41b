import type { AccountId } from '../../domain/account.ts';
import { type ActivityRecord, accountOfKept } from '../../domain/activity/record.ts';
import type { WindowUseRecord } from '../../domain/activity/window-use-record.ts';
import type { AlertId } from '../../domain/alert/alert.ts';
import type { Burst } from '../../domain/alert/belongs.ts';
import { unsureUses } from '../../domain/alert/unsure-uses.ts';
import type { RootEvent } from '../../domain/root-event/event.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { ActivityStore, UseRef } from '../activity-store-ports.ts';
import { inBatches } from '../windows/in-batches.ts';
import { type ContextDeps, type JudgingContext, readContext } from './context.ts';
import type { ExplainDeps } from './explain.ts';
import { explainAll, lookedAgain, rejudged } from './explain-judged.ts';
import { type GrowDeps, growAlerts } from './grow-alerts.ts';
import { type Judged, judgeRecord } from './judge-record.ts';
import { foldUses, type UsesDeps } from './window-uses.ts';

export interface FollowRecordsDeps
  extends Omit<ContextDeps, 'records'>,
    Omit<GrowDeps, 'alerts'>,
    Omit<UsesDeps, 'uses'> {
  readonly records: Pick<ActivityStore, 'save' | 'openingsOf' | 'eventsOf'>;
  readonly alerts: GrowDeps['alerts'] & ExplainDeps['alerts'];
  readonly uses: UsesDeps['uses'];
  /** Alerts that changed, and uses of windows: told in the background. */
  readonly alertsMoved: (ids: readonly AlertId[]) => void;
  readonly usesMoved: (refs: readonly UseRef[]) => void;
}

/** Accounts at once. */
const AT_ONCE = 4;

/**
 * Judges stored records, alerts of them or folds them into the use of their window, and only then notes that it was done: whoever ends
 * in the middle leaves them pending, and doing all of it again changes nothing. At most 100 of an account at once. Throws where
 * the store gave no answer, when the other accounts are done.
 */
export async function followRecords(
  records: readonly ActivityRecord[],
  deps: FollowRecordsDeps,
): Promise<void> {
  const groups = [...grouped(records, ({ kept }) => accountOfKept(kept))];
  const failed: unknown[] = [];
  await inBatches(groups, AT_ONCE, async ([accountId, group]) => {
    await followAccount(accountId, group, deps).catch((error: unknown) => failed.push(error));
  });
  if (failed.length > 0) throw failed[0];
}

async function followAccount(
  accountId: AccountId,
  records: readonly ActivityRecord[],
  deps: FollowRecordsDeps,
): Promise<void> {
  const context = await readContext(accountId, records, deps);
  const now = deps.clock.now();
  const judged = records.map((record) => judgeRecord(record, context, now));
  const explained = await explainAll(judged, deps);
  await alertOf(withoutTold(judged, explained.openings), deps);
  await foldAll(accountId, judged, context, deps);
  const settled = await lookedAgain(accountId, judged, context, deps);
  await deps.records.save([
    ...settled,
    ...explained.records.map((record) => rejudged(record, context, deps)),
  ]);
}

/** An opening that is merely told is told by the alert that it explains. */
function withoutTold(judged: readonly Judged[], openings: readonly string[]): readonly Burst[] {
  return judged.flatMap(({ record, bursts }) =>
    openings.includes(record.kept.event.key) ? bursts.filter(({ item }) => item.pages) : bursts,
  );
}

async function alertOf(bursts: readonly Burst[], deps: FollowRecordsDeps): Promise<void> {
  for (const group of grouped(bursts, ({ topic, accountId }) => `${topic} ${accountId}`).values()) {
    const [first] = group;
    if (first === undefined) continue;
    const { topic, accountId } = first;
    const items = group.map(({ item }) => item).sort((a, b) => a.at - b.at);
    const changed = await growAlerts({ topic, accountId, items }, deps);
    deps.alertsMoved(changed.map(({ id }) => id));
  }
}

async function foldAll(
  accountId: AccountId,
  judged: readonly Judged[],
  { windows }: JudgingContext,
  deps: FollowRecordsDeps,
): Promise<void> {
  const uses = judged.flatMap(({ use }) => (use === undefined ? [] : [use]));
  for (const [windowId, group] of grouped(uses, (use): WindowId => use.windowId)) {
    const window = windows.find(({ id }) => id === windowId);
    if (window === undefined) continue;
    const events = group.map(({ event }) => event);
    const record = await foldUses(window, accountId, events, deps);
    if (record !== undefined) await alertOf(unsureBursts(record, events, deps), deps);
    deps.usesMoved([{ windowId, accountId }]);
  }
}

/** What whoever acts does, where that is perhaps not the operator, is on-call's business. */
function unsureBursts(
  record: WindowUseRecord,
  events: readonly RootEvent[],
  { clock, digest }: FollowRecordsDeps,
): readonly Burst[] {
  const { accountId } = record;
  return unsureUses(record, events, clock.now(), digest).map((item) => ({ topic: 'root', accountId, item }));
}

function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}
