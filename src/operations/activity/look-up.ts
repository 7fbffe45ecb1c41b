import type { Account, Directory } from '../../domain/account.ts';
import type { Unseen } from '../../domain/activity/listing.ts';
import { accountOfKept, type Kept } from '../../domain/activity/record.ts';
import type { EventKey } from '../../domain/root-event/event.ts';
import { type NormaliseContext, normaliseBody } from '../../domain/root-event/normalise.ts';
import { type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import { type TrailHistoryDeps, trailHistory } from './trail-history.ts';

/** CloudTrail's history, asked of one account. */
export interface LookUpDeps extends NormaliseContext, TrailHistoryDeps {
  /** `LONGEST_LOOK` unless told. */
  readonly longest?: Milliseconds;
}

export interface LookedUp {
  /** Each once: what root did in the account, and sessions that were opened for it. */
  readonly kept: readonly Kept[];
  readonly notLookedAt: readonly Unseen[];
}

/** A person waits for it. At CloudTrail's two calls a second it is some 30,000 events a Region. */
export const LONGEST_LOOK: Milliseconds = 5 * MINUTE;
/** Some 20 MB. */
const MOST_KEPT = 10_000;

/**
 * What CloudTrail's history has of an account's root user; `report` is told how many records were read so far. What was
 * not looked at is told. Throws the signal's reason if it is aborted.
 */
export async function lookUp(
  account: Account,
  directory: Pick<Directory, 'partition'>,
  range: { readonly from: Instant; readonly to: Instant },
  report: (records: number) => void,
  deps: LookUpDeps,
  signal: AbortSignal,
): Promise<LookedUp> {
  const byKey = new Map<EventKey, Kept>();
  const notLookedAt: Unseen[] = [];
  const question = { account, directory, ...range, longest: deps.longest ?? LONGEST_LOOK };
  let read = 0;
  for await (const { records } of trailHistory(question, notLookedAt, deps, signal)) {
    for (const body of records) keep(body);
    read += records.length;
    report(read);
    if (byKey.size < MOST_KEPT) continue;
    notLookedAt.push(tooMany(account));
    break;
  }
  return { kept: [...byKey.values()], notLookedAt };

  function keep(body: string): void {
    const intake = normaliseBody(body, deps);
    if (intake.kind !== 'root' && intake.kind !== 'assume-root') return;
    if (accountOfKept(intake) === account.id) byKey.set(intake.event.key, intake);
  }
}

function tooMany({ id: accountId }: Account): Unseen {
  return {
    accountId,
    reason: `CloudTrail's history has more than ${MOST_KEPT} events of this root user, and the others were not read.`,
    remedy: 'Ask for fewer days.',
  };
}
