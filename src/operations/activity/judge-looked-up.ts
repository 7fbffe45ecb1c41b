import type { AccountId } from '../../domain/account.ts';
import type { ActivityRecord, Kept } from '../../domain/activity/record.ts';
import type { ToldEvent } from '../../domain/alert/alert-view.ts';
import { type ContextDeps, readContext } from './context.ts';
import { createJudging } from './replay/judged.ts';
import type { Taken } from './replay/take-in.ts';

/**
 * What events of one account turn out to be that never came from the queue: by the windows as they are on record now, and
 * by the AssumeRoot events that are stored or among them. Stores nothing. Throws where the store gives no answer.
 */
export async function judgeLookedUp(
  accountId: AccountId,
  kept: readonly Kept[],
  deps: ContextDeps,
): Promise<readonly ToldEvent[]> {
  if (kept.length === 0) return [];
  const records = kept.map((each): ActivityRecord => ({ kept: each, arrivedAt: each.event.at }));
  const { windows, central } = await readContext(accountId, records, deps);
  const taken = kept.map((each): Taken => ({ ...each, accountId }));
  const stored = central.openings.map((event): Taken => ({ kind: 'assume-root', event, accountId }));
  const judge = createJudging([...taken, ...stored], () => windows, central);
  return taken.flatMap((each): readonly ToldEvent[] => {
    const { told } = judge(each);
    const change = each.kind === 'root' ? each.perimeter : undefined;
    return change === undefined ? [told] : [told, { kind: 'perimeter', event: change }];
  });
}
