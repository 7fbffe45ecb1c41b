import type { AccountId } from '../../domain/account.ts';
import { type ActivityRecord, accountOfKept, isOpeningRecord } from '../../domain/activity/record.ts';
import type { AlertId } from '../../domain/alert/alert.ts';
import type { Burst } from '../../domain/alert/belongs.ts';
import { centralAttention } from '../../domain/central-session/central-attention.ts';
import { explains } from '../../domain/central-session/explains.ts';
import type { RootEvent } from '../../domain/root-event/event.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { ActivityStore, UseRef } from '../activity-store-ports.ts';
import { inBatches } from '../windows/in-batches.ts';
import { type ContextDeps, type JudgingContext, readContext } from './context.ts';
import { type ExplainDeps, explainBy } from './explain.ts';
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
 * in the middle leaves them pending, and doing all of it again changes nothing. At most 100 at once. Throws where the store gave no
 * answer, when the other accounts are done.
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
  accountId: AccountId | undefined,
  records: readonly ActivityRecord[],
  deps: FollowRecordsDeps,
): Promise<void> {
  const context = await readContext(accountId, records, deps);
  const now = deps.clock.now();
  const judged = records.map((record) => judgeRecord(record, context, now));
  const explained = await explainAll(judged, deps);
  await alertOf(withoutTold(judged, explained.openings), deps);
  await foldAll(judged, context, deps);
  const settled = await lookedAgain(accountId, judged, context, deps);
  await deps.records.save([
    ...settled,
    ...explained.records.map((record) => rejudged(record, context, deps)),
  ]);
}

/** What openings among them explain. */
async function explainAll(judged: readonly Judged[], deps: FollowRecordsDeps) {
  const openings: string[] = [];
  const records = new Map<string, ActivityRecord>();
  for (const { kept } of judged.map(({ record }) => record).filter(isOpeningRecord)) {
    const explained = await explainBy(kept.event, deps);
    if (explained.isTold) openings.push(kept.event.key);
    deps.alertsMoved(explained.alerts.map(({ id }) => id));
    for (const record of explained.records) records.set(record.kept.event.key, record);
  }
  const ours = new Set(judged.map(({ record }) => record.kept.event.key));
  const others = [...records.values()].filter(({ kept }) => !ours.has(kept.event.key));
  return { openings, records: others };
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
  judged: readonly Judged[],
  { windows }: JudgingContext,
  deps: FollowRecordsDeps,
): Promise<void> {
  const uses = judged.flatMap(({ use }) => (use === undefined ? [] : [use]));
  for (const [windowId, group] of grouped(uses, (use): WindowId => use.windowId)) {
    const window = windows.find(({ id }) => id === windowId);
    if (window === undefined) continue;
    for (const [accountId, events] of grouped(
      group.map(({ event }) => event),
      accountIn,
    )) {
      await foldUses(window, accountId, events, deps);
      deps.usesMoved([{ windowId, accountId }]);
    }
  }
}

/**
 * The event of an AssumeRoot may have come while these were alerted of, and have found no alert to explain yet: so whoever stores second
 * sees the other. Gives the records as they are to be stored.
 */
async function lookedAgain(
  accountId: AccountId | undefined,
  judged: readonly Judged[],
  context: JudgingContext,
  deps: FollowRecordsDeps,
): Promise<readonly ActivityRecord[]> {
  const records = judged.map(({ record }) => record);
  const inDoubt = records.flatMap(({ kept, judgement }) =>
    kept.kind === 'root' &&
    judgement?.kind === 'use' &&
    kept.event.ids.accessKeyId?.startsWith('ASIA') === true
      ? [kept.event]
      : [],
  );
  if (accountId === undefined || inDoubt.length === 0) return records;
  const again = await readContext(accountId, records, deps);
  const known = new Set(context.central.openings.map(({ key }) => key));
  const late = again.central.openings.filter(
    (opening) => !known.has(opening.key) && inDoubt.some((event) => explains(opening, event)),
  );
  if (late.length === 0) return records;
  for (const opening of late) deps.alertsMoved((await explainBy(opening, deps)).alerts.map(({ id }) => id));
  return records.map((record) => judgeRecord(record, again, deps.clock.now()).record);
}

/** One that waited is done where it is quiet; else it stays due, and what follows from it comes with its turn. */
function rejudged(
  record: ActivityRecord,
  context: JudgingContext,
  { clock }: FollowRecordsDeps,
): ActivityRecord {
  const now = clock.now();
  const judged = judgeRecord(record, context, now).record;
  const { judgement } = judged;
  const isQuiet =
    judgement?.kind === 'central-session' &&
    centralAttention(judgement.verdict, record.arrivedAt, now).kind === 'quiet';
  if (record.due === undefined || isQuiet) return judged;
  return { ...judged, due: Math.min(record.due, now) };
}

function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

function accountIn({ accountId }: RootEvent): AccountId {
  return accountId;
}
