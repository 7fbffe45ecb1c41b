import type { AccountId } from '../account.ts';
import type { Instant } from '../time.ts';
import type { PipelineStanding, SilentPlace } from './silence.ts';

/** Accounts of which a Region is silent, as far as they are named: there may be thousands. */
export interface SilentAccounts {
  /** All of them. */
  readonly count: number;
  /** The first, those silent longest first. */
  readonly named: readonly SilentAccount[];
}

export interface SilentAccount {
  readonly accountId: AccountId;
  /** Its first silent Regions; `lastAt` absent: never heard. */
  readonly places: readonly Pick<SilentPlace, 'region' | 'lastAt'>[];
  /** How many more of its Regions are silent. */
  readonly more: number;
}

/** A standing in numbers, with those who are silent named as far as a message holds them. */
export interface PipelineSummary {
  /** Places. */
  readonly alive: number;
  readonly silent: number;
  readonly notYet: number;
  /** The oldest of the last heartbeats of those alive; absent where none is. */
  readonly provenAt?: Instant;
  readonly accounts: SilentAccounts;
}

/** So many are named, and of each so many Regions. */
const ACCOUNTS = 12;
const REGIONS = 3;

export function silentAccounts(silent: readonly SilentPlace[]): SilentAccounts {
  const byAccount = new Map<AccountId, SilentPlace[]>();
  for (const place of silent) {
    const places = byAccount.get(place.accountId);
    if (places === undefined) byAccount.set(place.accountId, [place]);
    else places.push(place);
  }
  const named = [...byAccount].slice(0, ACCOUNTS).map(([accountId, places]) => ({
    accountId,
    places: places
      .slice(0, REGIONS)
      .map(({ region, lastAt }) => ({ region, ...(lastAt !== undefined && { lastAt }) })),
    more: Math.max(0, places.length - REGIONS),
  }));
  return { count: byAccount.size, named };
}

export function summaryOf({ alive, provenAt, silent, notYet }: PipelineStanding): PipelineSummary {
  return {
    ...{ alive, silent: silent.length, notYet: notYet.length },
    ...(provenAt !== undefined && { provenAt }),
    accounts: silentAccounts(silent),
  };
}
