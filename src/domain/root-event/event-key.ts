import type { Digest } from '../audit-chain/entry.ts';
import type { EventKey } from './event.ts';
import { at, type Json, rawText } from './json.ts';

/**
 * What tells one event from another: account, event time, eventID, source, name and requestID together, as the record
 * has them. `eventID` alone does not: records exist where every one is "1". Taken before anything is cut short, so
 * that two events never become one.
 */
export function eventKey(record: Json, accountId: string, digest: Digest): EventKey {
  const parts = ['eventTime', 'eventID', 'eventSource', 'eventName', 'requestID'];
  const key = [accountId, ...parts.map((name) => rawText(at(record, name)) ?? '')];
  return asKey(digest(JSON.stringify(key)));
}

function asKey(hash: string): EventKey {
  return hash as EventKey;
}
