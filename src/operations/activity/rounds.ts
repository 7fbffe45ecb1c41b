import type { AccountId } from '../../domain/account.ts';
import { type ActivityRecord, accountOfKept } from '../../domain/activity/record.ts';

/** Each account costs the same few calls of the store, however many of its records there are. */
const MOST_ACCOUNTS = 8;
/** What an alert remembers of its events: so many are counted once, whatever ends in the middle. */
const MOST_OF_ACCOUNT = 100;

export interface Round {
  /** Judged in one go. */
  readonly round: readonly ActivityRecord[];
  /** What comes after it, in its order. */
  readonly left: readonly ActivityRecord[];
}

/** resting: its records are better left to become more. busy: others of its are judged right now. */
export type Readiness = 'ready' | 'resting' | 'busy';
export type ReadinessOf = (accountId: AccountId) => Readiness;

/**
 * What is judged next of records that wait, the first first: all of a few accounts, at most 100 of each. Of accounts that rest only
 * those of which so many wait.
 */
export function nextRound(
  records: readonly ActivityRecord[],
  readinessOf: ReadinessOf = () => 'ready',
): Round {
  const waiting = countsOf(records);
  const counts = new Map<AccountId, number>();
  const [round, left]: [ActivityRecord[], ActivityRecord[]] = [[], []];
  for (const record of records) {
    const accountId = accountOfKept(record.kept);
    const count = counts.get(accountId) ?? 0;
    const isIn =
      count > 0
        ? count < MOST_OF_ACCOUNT
        : counts.size < MOST_ACCOUNTS && hasTurn(readinessOf(accountId), waiting.get(accountId) ?? 0);
    if (isIn) counts.set(accountId, count + 1);
    (isIn ? round : left).push(record);
  }
  return { round, left };
}

function hasTurn(readiness: Readiness, waiting: number): boolean {
  return readiness === 'ready' || (readiness === 'resting' && waiting >= MOST_OF_ACCOUNT);
}

/** All of them, a round after the other. */
export function* roundsOf(records: readonly ActivityRecord[]): Generator<readonly ActivityRecord[]> {
  for (let next = nextRound(records); next.round.length > 0; next = nextRound(next.left)) yield next.round;
}

/** How many of each account there are. */
export function countsOf(records: readonly ActivityRecord[]): ReadonlyMap<AccountId, number> {
  const counts = new Map<AccountId, number>();
  for (const { kept } of records) {
    const accountId = accountOfKept(kept);
    counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
  }
  return counts;
}
