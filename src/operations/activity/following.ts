import type { AccountId } from '../../domain/account.ts';
import type { ActivityRecord } from '../../domain/activity/record.ts';
import type { Milliseconds } from '../../domain/time.ts';
import { followRecords } from './follow-records.ts';
import { createReadiness } from './readiness.ts';
import { countsOf, type Readiness } from './rounds.ts';
import { type SweepPendingDeps, sweepPending } from './sweep-pending.ts';
import { createWaiting } from './waiting.ts';

/** Judges what was stored, and sees to it that people are told: in the background, what people did first. */
export interface Following {
  /** What was just stored. Beyond a few hundred it is left where it is, to be read from the store when its turn comes. */
  take(records: readonly ActivityRecord[]): void;
  /** Everything that is due in the store, in the background too: after an outage that may be a lot. */
  sweep(): void;
  /** Resolves when nothing is under way, nor waits in memory for what will end. */
  settled(): Promise<void>;
}

export interface FollowingDeps extends SweepPendingDeps {
  readonly log: { error(fields: object, message: string): void };
  /** Resolves after so long in real time. */
  readonly wait: (time: Milliseconds) => Promise<void>;
}

/** One alone would let an account wait for the calls of another. */
const ROUNDS_AT_ONCE = 3;

export function createFollowing(deps: FollowingDeps): Following {
  const waiting = createWaiting();
  const accounts = createReadiness(deps.wait, () => begin());
  const underWay = new Set<Promise<void>>();
  let isLeft = false;
  let isSweeping = false;

  // What is left in the store is in memory too, in part: that is emptied first.
  const readinessOf = (accountId: AccountId): Readiness => {
    const readiness = accounts.of(accountId);
    return readiness === 'resting' && isLeft ? 'ready' : readiness;
  };
  const follow = async (records: readonly ActivityRecord[]) => {
    const theirs = [...countsOf(records).keys()];
    accounts.begun(theirs);
    await attempt(records, deps).finally(() => accounts.ended(theirs));
  };
  const sweepAll = async () => {
    isLeft = false;
    isSweeping = true;
    if (await interrupted(() => waiting.urgency(readinessOf) === 'people', deps)) isLeft = true;
    isSweeping = false;
  };
  const begun = (work: Promise<void>) => {
    const ended = work.finally(() => {
      underWay.delete(ended);
      begin();
    });
    underWay.add(ended);
  };
  const begin = () => {
    if (isSweeping) return;
    while (underWay.size < ROUNDS_AT_ONCE) {
      const records = waiting.next(readinessOf);
      if (records.length === 0) break;
      begun(follow(records));
    }
    if (isLeft && underWay.size === 0) begun(sweepAll());
  };

  // What waits while nothing is under way or resting will not be begun by anything that ends: it is left to the sweep.
  const toEnd = () => [...underWay, ...(waiting.isEmpty() ? [] : accounts.rests())];

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
      for (let ends = toEnd(); ends.length > 0; ends = toEnd()) await Promise.race(ends);
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
