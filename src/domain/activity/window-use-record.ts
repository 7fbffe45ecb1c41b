import type { AccountId } from '../account.ts';
import { type CheckIn, type CheckInTrouble, unsureOperator } from '../check-in/check-in.ts';
import type { EventKey } from '../root-event/event.ts';
import type { Instant } from '../time.ts';
import type { WindowUse } from '../verdict/window-use.ts';
import type { WindowId } from '../window/id.ts';

/** What is known of the use of one account in one window: what was done, folded, and whether the operator stands by it. */
export interface WindowUseRecord {
  readonly windowId: WindowId;
  readonly accountId: AccountId;
  /** Goes up by one with every change, from 1. */
  readonly version: number;
  /** Absent: the operator announced a sign-in, and nothing was done yet. */
  readonly use?: WindowUse;
  readonly checkIn: CheckIn;
  /** The event that brought the trouble of the check-in, or else the first use. Absent: none yet. */
  readonly about?: UseEvent;
  /** Of each further address the first use. Absent: all of it came from one. */
  readonly elsewhere?: readonly UseEvent[];
  /** Troubles of which an alert was raised. */
  readonly alerted: readonly CheckInTrouble[];
  /** Those of `elsewhere` of which an alert was raised. */
  readonly alertedOf?: readonly EventKey[];
  /** Keys of the events taken in last, so that one delivered twice counts once. */
  readonly recent: readonly string[];
}

/** Where an event of the use is stored, in the account's records. */
export interface UseEvent {
  readonly at: Instant;
  readonly key: EventKey;
}

/** What an alert is still to be raised of, with the event that it is about. */
export interface PendingTrouble {
  readonly trouble: CheckInTrouble;
  readonly about: UseEvent;
}

export function pendingTroubles(record: WindowUseRecord, now: Instant): readonly PendingTrouble[] {
  const { checkIn, about, elsewhere = [], alerted, alertedOf = [] } = record;
  const unsure = unsureOperator(checkIn, now);
  const isPending = unsure !== undefined && about !== undefined && !alerted.includes(unsure);
  return [
    ...(isPending ? [{ trouble: unsure, about }] : []),
    ...elsewhere
      .filter(({ key }) => !alertedOf.includes(key))
      .map((event) => ({ trouble: 'second-address', about: event }) as const),
  ];
}

/** The record once an alert of it was raised; the same where that is noted already. */
export function withAlerted(record: WindowUseRecord, { trouble, about }: PendingTrouble): WindowUseRecord {
  const { alerted, alertedOf = [] } = record;
  const isOfAddress = trouble === 'second-address';
  if (isOfAddress ? alertedOf.includes(about.key) : alerted.includes(trouble)) return record;
  return {
    ...record,
    alerted: alerted.includes(trouble) ? alerted : [...alerted, trouble],
    ...(isOfAddress && { alertedOf: [...alertedOf, about.key] }),
  };
}

/** Whether the event is one of those last taken in. */
export function tookIn({ recent }: WindowUseRecord, key: EventKey): boolean {
  return recent.includes(shortKey(key));
}

/** Half of a SHA-256 in hex is enough to tell a hundred apart. */
export function shortKey(key: EventKey): string {
  return key.slice(0, 32);
}
