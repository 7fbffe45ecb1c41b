import type { ActivityRecord, Urgency } from '../../domain/activity/record.ts';
import type { Instant } from '../../domain/time.ts';
import type { ActivityStore } from '../activity-store-ports.ts';
import { type FollowRecordsDeps, followRecords } from './follow-records.ts';
import { roundsOf } from './rounds.ts';
import { URGENCIES } from './waiting.ts';

export interface SweepPendingDeps extends Omit<FollowRecordsDeps, 'records'> {
  readonly records: FollowRecordsDeps['records'] & Pick<ActivityStore, 'pending' | 'load'>;
}

/** Read from the store at once. */
const READ_AT_ONCE = 400;

/** A round after the other, until nothing is left or it is to stop: then true. What fails keeps nothing else waiting. */
export async function sweepPending(
  now: Instant,
  isToStop: () => boolean,
  deps: SweepPendingDeps,
): Promise<boolean> {
  const failed: unknown[] = [];
  const tried = new Set<string>();
  for (const urgency of URGENCIES) {
    for (;;) {
      const due = await nextPending(urgency, now, tried, deps);
      if (due === undefined) break;
      for (const round of roundsOf(due)) {
        await followRecords(round, deps).catch((error: unknown) => failed.push(error));
        if (isToStop()) return true;
      }
    }
  }
  if (failed.length > 0) throw failed[0];
  return false;
}

/**
 * Those that are due and were not tried; the index may lag, so that what each record says counts. Looks further only where all that stand
 * first were tried: a full store is read no more than once.
 */
async function nextPending(
  urgency: Urgency,
  now: Instant,
  tried: Set<string>,
  { records }: SweepPendingDeps,
): Promise<readonly ActivityRecord[] | undefined> {
  let before = 0;
  for (let most = READ_AT_ONCE; ; most *= 2) {
    const refs = await records.pending(urgency, now + 1, most);
    const fresh = refs.filter(({ key }) => !tried.has(key)).slice(0, READ_AT_ONCE);
    if (fresh.length === 0 && refs.length === before) return undefined;
    before = refs.length;
    if (fresh.length === 0) continue;
    for (const { key } of fresh) tried.add(key);
    return (await records.load(fresh)).filter(({ due }) => due !== undefined && due <= now);
  }
}
