import type { AccountId } from '../../domain/account.ts';
import type { ActivityRecord } from '../../domain/activity/record.ts';
import { type Milliseconds, SECOND } from '../../domain/time.ts';
import { followRecords } from './follow-records.ts';
import { countsOf } from './rounds.ts';
import { type SweepPendingDeps, sweepPending } from './sweep-pending.ts';
import { createWaiting } from './waiting.ts';

/** Judges what was stored, and sees to it that people are told: in the background, what people did first. */
export interface Following {
  /** What was just stored. Beyond a few hundred it is left where it is, to be read from the store when its turn comes. */
  take(records: readonly ActivityRecord[]): void;
  /** Everything that is due in the store, in the background too: after an outage that may be a lot. */
  sweep(): void;
  /** Resolves when nothing is under way, nor waits in memory. */
  settled(): Promise<void>;
}

export interface FollowingDeps extends SweepPendingDeps {
  readonly log: { error(fields: object, message: string): void };
  /** Resolves after so long in real time. */
  readonly wait: (time: Milliseconds) => Promise<void>;
}

/** The first event of an account is judged at once, and what follows no more often than this: ten cost as much as one. */
const REST: Milliseconds = SECOND;

export function createFollowing(deps: FollowingDeps): Following {
  const waiting = createWaiting();
  const resting = new Map<AccountId, Promise<void>>();
  let isLeft = false;
  let running: Promise<void> | undefined;

  // What is left in the store is in memory too, in part: that is emptied first.
  const isResting = (accountId: AccountId) => !isLeft && resting.has(accountId);
  const rest = (records: readonly ActivityRecord[]) => {
    for (const accountId of countsOf(records).keys()) {
      const over = deps.wait(REST).then(() => {
        if (resting.get(accountId) === over) resting.delete(accountId);
        begin();
      });
      resting.set(accountId, over);
    }
  };
  const next = () => waiting.next(isResting);
  const work = async () => {
    do {
      for (let records = next(); records.length > 0; records = next()) {
        rest(records);
        await attempt(records, deps);
      }
      if (!isLeft) return;
      isLeft = false;
      if (await interrupted(() => waiting.urgency(isResting) === 'people', deps)) isLeft = true;
    } while (isLeft);
  };
  const begin = () => {
    if (!isLeft && waiting.urgency(isResting) === undefined) return;
    running ??= work().finally(() => {
      running = undefined;
      begin();
    });
  };

  return {
    take: (records) => {
      for (const record of records) if (!waiting.add(record)) isLeft = true;
      begin();
    },
    sweep: () => {
      isLeft = true;
      begin();
    },
    async settled() {
      while (running !== undefined || !waiting.isEmpty()) await (running ?? Promise.race(resting.values()));
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
