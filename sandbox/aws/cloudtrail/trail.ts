import { DAY, type Instant, MINUTE, type Milliseconds } from '../../../src/domain/time.ts';
import { accountIn, type CloudTrailRecord, textIn, timeIn } from '../../events/record.ts';

/** CloudTrail's event history: management events of 90 days, by account and Region. */
export interface Trail {
  /** Takes in a record, which can be found `DELIVERY` after it happened. One without account or Region is in no history. */
  record(record: CloudTrailRecord): void;
  /** What can be found by now, the newest first. */
  history(accountId: string, region: string): readonly Recorded[];
}

/** A record with what it is found and ordered by. */
export interface Recorded {
  readonly record: CloudTrailRecord;
  readonly at: Instant;
  readonly findableFrom: Instant;
  /** Goes up with every record that came in. */
  readonly sequence: number;
}

/** AWS User Guide, "Viewing events with CloudTrail Event history": 90 days. Delivery takes about 5 minutes on average. */
export const HISTORY: Milliseconds = 90 * DAY;
export const DELIVERY: Milliseconds = 5 * MINUTE;

/** An empty history, by the sandbox's clock. */
export function createTrail(now: () => Instant): Trail {
  const places = new Map<string, Recorded[]>();
  let sequence = 0;
  return {
    record(record) {
      const account = accountIn(record);
      const region = textIn(record, 'awsRegion');
      if (account === undefined || region === undefined) return;
      sequence += 1;
      const at = timeIn(record) ?? now();
      const place = `${account} ${region}`;
      const there = places.get(place) ?? [];
      places.set(place, there);
      insert(there, { record, at, findableFrom: at + DELIVERY, sequence });
    },
    history: (accountId, region) =>
      (places.get(`${accountId} ${region}`) ?? []).filter(
        ({ at, findableFrom }) => findableFrom <= now() && at > now() - HISTORY,
      ),
  };
}

/** Most records come in the order in which they happened. */
function insert(there: Recorded[], recorded: Recorded): void {
  const place = there.findIndex((each) => isBefore(each, recorded));
  there.splice(place < 0 ? there.length : place, 0, recorded);
}

/** Whether `a` is older than `b`; of two at the same second, whether it came in earlier. */
export function isBefore(
  a: Pick<Recorded, 'at' | 'sequence'>,
  b: Pick<Recorded, 'at' | 'sequence'>,
): boolean {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence);
}
