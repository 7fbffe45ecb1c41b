import { type ActivityRecord, type Urgency, urgencyOf } from '../../domain/activity/record.ts';
import type { Instant } from '../../domain/time.ts';
import type { ActivityStore } from '../activity-store-ports.ts';
import { type FollowRecordsDeps, followRecords } from './follow-records.ts';

/** Judges what was stored, and sees to it that people are told: in the background, what people did first. */
export interface Following {
  /** What was just stored. Beyond a few hundred it is left where it is, to be read from the store when its turn comes. */
  take(records: readonly ActivityRecord[]): void;
  /** Everything that is due in the store, in the background too: after an outage that may be a lot. */
  sweep(): void;
  /** Resolves when nothing is under way, nor waits in memory. */
  settled(): Promise<void>;
}

export interface FollowingDeps extends Omit<FollowRecordsDeps, 'records'> {
  readonly records: FollowRecordsDeps['records'] & Pick<ActivityStore, 'pending' | 'load'>;
  readonly log: { error(fields: object, message: string): void };
}

/** What an alert remembers of its events: so many are counted once, whatever ends in the middle. */
const AT_ONCE = 100;
/** Of either urgency; some kilobytes each. */
const MOST_WAITING = 500;
const URGENCIES: readonly Urgency[] = ['people', 'others'];

export function createFollowing(deps: FollowingDeps): Following {
  const waiting: Record<Urgency, ActivityRecord[]> = { people: [], others: [] };
  let isLeft = false;
  let running: Promise<void> | undefined;

  const next = (): readonly ActivityRecord[] => {
    const urgency = URGENCIES.find((each) => waiting[each].length > 0);
    return urgency === undefined ? [] : waiting[urgency].splice(0, AT_ONCE);
  };
  const work = async () => {
    do {
      for (let records = next(); records.length > 0; records = next()) await attempt(records, deps);
      if (!isLeft) return;
      isLeft = false;
      if (await interrupted(() => waiting.people.length > 0, deps)) isLeft = true;
    } while (isLeft);
  };
  const begin = () => {
    running ??= work().finally(() => {
      running = undefined;
      if (isLeft || waiting.people.length + waiting.others.length > 0) begin();
    });
  };

  return {
    take: (records) => {
      for (const record of records) {
        const line = waiting[urgencyOf(record.kept)];
        if (line.length < MOST_WAITING) line.push(record);
        else isLeft = true;
      }
      begin();
    },
    sweep: () => {
      isLeft = true;
      begin();
    },
    async settled() {
      while (running !== undefined) await running;
    },
  };
}

/** What fails is still due in the store. */
async function attempt(records: readonly ActivityRecord[], deps: FollowingDeps): Promise<void> {
  try {
    await followRecords(records, deps);
  } catch (error) {
    deps.log.error({ err: error }, 'root events could not be followed; the sweep tries again');
  }
}

/** Whether it was interrupted, so that there is more to do. What fails is left to the sweep. */
async function interrupted(isToStop: () => boolean, deps: FollowingDeps): Promise<boolean> {
  try {
    return await sweepPending(deps.clock.now(), isToStop, deps);
  } catch (error) {
    deps.log.error({ err: error }, 'what waits in the store could not be followed; the sweep tries again');
    return false;
  }
}

/** A batch after the other, until nothing is left or it is to stop: then true. What fails keeps nothing else waiting. */
async function sweepPending(now: Instant, isToStop: () => boolean, deps: FollowingDeps): Promise<boolean> {
  const failed: unknown[] = [];
  const tried = new Set<string>();
  for (const urgency of URGENCIES) {
    for (;;) {
      const due = await nextPending(urgency, now, tried, deps);
      if (due === undefined) break;
      await followRecords(due, deps).catch((error: unknown) => failed.push(error));
      if (isToStop()) return true;
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
  { records }: FollowingDeps,
): Promise<readonly ActivityRecord[] | undefined> {
  let before = 0;
  for (let most = AT_ONCE; ; most *= 2) {
    const refs = await records.pending(urgency, now + 1, most);
    const fresh = refs.filter(({ key }) => !tried.has(key)).slice(0, AT_ONCE);
    if (fresh.length === 0 && refs.length === before) return undefined;
    before = refs.length;
    if (fresh.length === 0) continue;
    for (const { key } of fresh) tried.add(key);
    return (await records.load(fresh)).filter(({ due }) => due !== undefined && due <= now);
  }
}
