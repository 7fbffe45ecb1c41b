import type { AccountId } from '../../domain/account.ts';
import type { ActivityRecord, Kept } from '../../domain/activity/record.ts';
import type { ToldEvent } from '../../domain/alert/alert-view.ts';
import type { Instant } from '../../domain/time.ts';
import { type ContextDeps, readContext } from './context.ts';
import { createJudging } from './replay/judged.ts';
import type { Taken } from './replay/take-in.ts';

export interface JudgeLookedUpDeps extends ContextDeps {
  /** Since when every intent of our own audits is there. */
  readonly intentsSince: () => Promise<Instant>;
}

export interface JudgedLookedUp {
  readonly events: readonly ToldEvent[];
  /** By our own role, of before intents are kept: whether they were audits is not known. */
  readonly unconfirmed: number;
}

/**
 * What events of one account turn out to be that never came from the queue: by the windows as they are on record now, and
 * by the AssumeRoot events that are stored or among them. Stores nothing. Throws where the store gives no answer.
 */
export async function judgeLookedUp(
  accountId: AccountId,
  kept: readonly Kept[],
  deps: JudgeLookedUpDeps,
): Promise<JudgedLookedUp> {
  if (kept.length === 0) return { events: [], unconfirmed: 0 };
  const records = kept.map((each): ActivityRecord => ({ kept: each, arrivedAt: each.event.at }));
  const [{ windows, central }, since] = await Promise.all([
    readContext(accountId, records, deps),
    deps.intentsSince(),
  ]);
  const taken = kept.map((each): Taken => ({ ...each, accountId }));
  const stored = central.openings.map((event): Taken => ({ kind: 'assume-root', event, accountId }));
  const judge = createJudging([...taken, ...stored], () => windows, { ...central, since });
  const judged = taken.map((each) => ({ each, ...judge(each) }));
  const known = judged.filter(({ attention }) => attention !== 'unconfirmed');
  return {
    events: known.flatMap(({ each, told }) => [told, ...changeIn(each)]),
    unconfirmed: judged.length - known.length,
  };
}

/** What root did may be a change of the perimeter besides. */
function changeIn(taken: Taken): readonly ToldEvent[] {
  const change = taken.kind === 'root' ? taken.perimeter : undefined;
  return change === undefined ? [] : [{ kind: 'perimeter', event: change }];
}
