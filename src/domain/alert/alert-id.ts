import type { Digest } from '../audit-chain/entry.ts';
import { windowId } from '../window/id.ts';
import type { AlertId } from './alert.ts';

/** The id of the alert that an event raises. Made of the event's key, so that an event delivered twice raises one. */
export function alertId(eventKey: string, digest: Digest): AlertId {
  const crockford = windowId(`alert ${eventKey}`, digest).slice('RW-'.length);
  return `AL-${crockford}` as AlertId;
}

/** The id in a button's value, or `undefined`. */
export function parseAlertId(text: string): AlertId | undefined {
  return /^AL-[0-9A-HJKMNP-TV-Z]{6}$/.test(text) ? (text as AlertId) : undefined;
}
