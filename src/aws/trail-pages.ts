import {
  type CloudTrailClient,
  type Event,
  LookupEventsCommand,
  type LookupEventsCommandOutput,
} from '@aws-sdk/client-cloudtrail';
import type { Instant } from '../domain/time.ts';
import { present } from './present.ts';

/** The one thing that a look-up may be about. */
export interface LookupAttribute {
  readonly key: 'Username' | 'EventName';
  readonly value: string;
}

/** One page of a history. */
export interface HistoryPage {
  /** JSON texts. */
  readonly records: readonly string[];
  /** The oldest of them; absent where the page is empty. */
  readonly oldest?: Instant;
}

/** Sends one look-up, in its turn. */
export type SendLookup = (
  send: (
    client: CloudTrailClient,
    options: { abortSignal: AbortSignal },
  ) => Promise<LookupEventsCommandOutput>,
) => Promise<LookupEventsCommandOutput>;

/** The history of a Region by one attribute, to its end, the newest first. Throws what sending throws, and `IncompleteAnswer`. */
export async function* historyPages(
  { key, value }: LookupAttribute,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  send: SendLookup,
): AsyncGenerator<HistoryPage, void> {
  const asked = {
    LookupAttributes: [{ AttributeKey: key, AttributeValue: value }],
    StartTime: new Date(from),
    EndTime: new Date(to),
  };
  let NextToken: string | undefined;
  do {
    const command = new LookupEventsCommand({ ...asked, NextToken });
    const page = await send((client, options) => client.send(command, options));
    yield pageOf(present(page.Events));
    NextToken = page.NextToken;
  } while (NextToken !== undefined && NextToken !== '');
}

function pageOf(events: readonly Event[]): HistoryPage {
  const records = events.map(({ CloudTrailEvent }) => present(CloudTrailEvent));
  const oldest = events.at(-1)?.EventTime?.getTime();
  return { records, ...(oldest === undefined ? {} : { oldest }) };
}
