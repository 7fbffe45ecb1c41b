import type { Account, Directory, Partition } from '../../domain/account.ts';
import type { Unseen } from '../../domain/activity/listing.ts';
import { globalRegion } from '../../domain/global-region.ts';
import { type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import type { NotLookedAt, TrailLookup } from '../activity-ports.ts';

export interface TrailHistoryDeps {
  readonly trail: TrailLookup;
  /** The Regions that are looked at, besides that of sign-ins. */
  readonly regions: readonly string[];
}

/** What is asked of CloudTrail. */
export interface HistoryQuestion {
  readonly account: Account;
  readonly directory: Pick<Directory, 'partition'>;
  readonly from: Instant;
  readonly to: Instant;
  /** Of real time. */
  readonly longest: Milliseconds;
}

export interface HistoryPage {
  readonly region: string;
  /** Each a CloudTrail record as JSON text, not yet parsed, nor trusted. */
  readonly records: readonly string[];
}

/** Sessions of central root access are opened by others. */
const OTHERS_EVENTS = ['AssumeRoot'];

/**
 * What CloudTrail's history has of an account's root user, page by page. What was not looked at is put into
 * `notLookedAt`, the time that was over too. Throws the signal's reason if it is aborted.
 */
export async function* trailHistory(
  { account, directory: { partition }, from, to, longest }: HistoryQuestion,
  notLookedAt: Unseen[],
  { trail, regions }: TrailHistoryDeps,
  signal: AbortSignal,
): AsyncGenerator<HistoryPage> {
  const limit = AbortSignal.timeout(longest);
  const looked = lookedRegions(regions, partition);
  const question = { account, partition, from, to, regions: looked, eventNames: OTHERS_EVENTS };
  try {
    for await (const page of trail.lookUp(question, AbortSignal.any([signal, limit]))) {
      if (page.kind === 'records') yield page;
      else notLookedAt.push(unseen(account, page));
    }
  } catch (error) {
    if (signal.aborted || !limit.aborted) throw error;
    notLookedAt.push(tooLong(account, longest));
  }
}

/** Sign-ins and IAM are recorded in one Region, whichever are configured. */
export function lookedRegions(regions: readonly string[], partition: Partition): readonly string[] {
  return [...new Set([...regions, globalRegion(partition)])];
}

function unseen(
  { id: accountId }: Account,
  { region, what, lookedBackTo, reason, remedy }: NotLookedAt,
): Unseen {
  return {
    accountId,
    ...(region !== undefined && { region }),
    ...(lookedBackTo !== undefined && { lookedBackTo }),
    reason: what === undefined ? reason : `${what}: ${reason}`,
    remedy,
  };
}

function tooLong({ id: accountId }: Account, longest: Milliseconds): Unseen {
  const minutes = Math.max(1, Math.round(longest / MINUTE));
  return {
    accountId,
    reason: `CloudTrail's history was looked at for ${minutes} min, and not to its end.`,
    remedy: 'Ask for fewer days.',
  };
}
