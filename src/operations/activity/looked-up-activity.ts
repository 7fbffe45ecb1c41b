import type { Account, Directory } from '../../domain/account.ts';
import type { Unseen } from '../../domain/activity/listing.ts';
import type { EventKey } from '../../domain/root-event/event.ts';
import type { Instant } from '../../domain/time.ts';
import { type JudgeLookedUpDeps, judgeLookedUp } from './judge-looked-up.ts';
import type { ListedEvents } from './listed-events.ts';
import { type LookUpDeps, lookUp } from './look-up.ts';
import { lookedRegions } from './trail-history.ts';

/** How far a look at one account's CloudTrail is. */
export interface LookingProgress {
  readonly account: string;
  readonly regions: number;
  readonly records: number;
}

export interface LookedUpDeps {
  /** Asked anew each time: what of ours is watched may change. */
  readonly lookUpDeps: () => Promise<LookUpDeps>;
  readonly judging: JudgeLookedUpDeps;
}

/** Adds to `listed` what CloudTrail has and the store has not; gives what could not be looked at. */
export async function lookedUpActivity(
  account: Account,
  directory: Directory,
  range: { readonly from: Instant; readonly to: Instant },
  known: ReadonlySet<EventKey>,
  listed: ListedEvents,
  report: (progress: LookingProgress) => void,
  deps: LookedUpDeps,
  signal: AbortSignal,
): Promise<readonly Unseen[]> {
  const asked = await deps.lookUpDeps();
  const regions = lookedRegions(asked.regions, directory.partition).length;
  const tell = (records: number) => report({ account: account.name, regions, records });
  tell(0);
  const { kept, notLookedAt } = await lookUp(account, directory, range, tell, asked, signal);
  const fresh = kept.filter(({ event }) => !known.has(event.key));
  const { events, unconfirmed } = await judgeLookedUp(account.id, fresh, deps.judging);
  for (const told of events) listed.add(told);
  return unconfirmed === 0 ? notLookedAt : [...notLookedAt, unconfirmedAudits(account, unconfirmed)];
}

function unconfirmedAudits({ id: accountId }: Account, count: number): Unseen {
  return {
    accountId,
    reason: `${count} events by Rootkeeper's own role are from before it kept what it is about to do: whether they were its audits is not known.`,
    remedy: 'Look at them in CloudTrail, if they matter.',
  };
}
