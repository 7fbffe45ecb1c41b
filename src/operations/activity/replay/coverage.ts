import type { AccountId } from '../../../domain/account.ts';
import { accountOf } from '../../../domain/root-event/caller.ts';
import { instantOf } from '../../../domain/root-event/event-time.ts';
import { at, word, yesOrNo } from '../../../domain/root-event/json.ts';
import { LIMITS } from '../../../domain/root-event/limits.ts';
import type { Instant } from '../../../domain/time.ts';
import { type Looked, MOST_ACCOUNTS, MOST_REGIONS } from './replayed.ts';

/** What the records are of, whoever did what is in them: an account or a Region that is missing was not looked at. */
export interface Coverage {
  /** One more sound record, bare or in EventBridge's envelope. */
  see(raw: unknown): void;
  told(): Pick<Looked, 'period' | 'accounts' | 'elsewhere' | 'hasReads'>;
}

interface Seen {
  records: number;
  first: Instant;
  last: Instant;
  readonly regions: Set<string>;
}

export function createCoverage(): Coverage {
  const accounts = new Map<AccountId, Seen>();
  const all = {
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
    elsewhere: 0,
    hasReads: false,
  };
  return {
    see(raw) {
      const record = at(raw, 'detail') ?? raw;
      const when = instantOf(at(record, 'eventTime'));
      if (when === undefined) return;
      all.first = Math.min(all.first, when);
      all.last = Math.max(all.last, when);
      all.hasReads ||= yesOrNo(at(record, 'readOnly')) === true;
      const seen = seenOf(accounts, accountIn(record), when);
      if (seen === undefined) all.elsewhere += 1;
      else widen(seen, when, word(at(record, 'awsRegion'), LIMITS.name));
    },
    told: () => ({
      ...(all.first <= all.last && { period: { first: all.first, last: all.last } }),
      accounts: [...accounts]
        .map(([id, { regions, ...rest }]) => ({ id, ...rest, regions: [...regions] }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
      elsewhere: all.elsewhere,
      hasReads: all.hasReads,
    }),
  };
}

/** Whose log it is in, which may be another than the caller's. */
function accountIn(record: unknown): AccountId | undefined {
  return accountOf(at(record, 'recipientAccountId')) ?? accountOf(at(record, 'userIdentity', 'accountId'));
}

function seenOf(accounts: Map<AccountId, Seen>, id: AccountId | undefined, when: Instant): Seen | undefined {
  if (id === undefined) return undefined;
  const known = accounts.get(id);
  if (known !== undefined || accounts.size >= MOST_ACCOUNTS) return known;
  const seen: Seen = { records: 0, first: when, last: when, regions: new Set() };
  accounts.set(id, seen);
  return seen;
}

function widen(seen: Seen, when: Instant, region: string | undefined): void {
  seen.records += 1;
  seen.first = Math.min(seen.first, when);
  seen.last = Math.max(seen.last, when);
  if (region !== undefined && seen.regions.size < MOST_REGIONS) seen.regions.add(region);
}
