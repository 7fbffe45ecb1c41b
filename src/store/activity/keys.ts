import { type AccountId, parseAccountId } from '../../domain/account.ts';
import type { RecordRef, Urgency } from '../../domain/activity/record.ts';
import type { EventKey } from '../../domain/root-event/event.ts';
import { DAY, type Instant, type Milliseconds } from '../../domain/time.ts';
import type { WindowId } from '../../domain/window/id.ts';
import { type IndexKey, sortableTime } from '../keys.ts';
import type { Key } from '../table.ts';

/** How long is kept what no window names. */
const KEPT: Milliseconds = 400 * DAY;

/** How long intents of audits are kept: a queue holds an event for 14 days at most, and a key works for 15 minutes. */
const INTENT_KEPT: Milliseconds = 30 * DAY;

/** Everything about root activity that is not kept for ever stands here under the time it expires at. */
export const EXPIRING_ACTIVITY = 'EXPIRING#ACTIVITY';

type Expiry = IndexKey & { readonly expiresAt: Instant };

/** Where an item stands in the index until it is deleted, and the same time as an attribute. */
export function expiring(key: Key, since: Instant): Expiry {
  return expiringAt(key, since + KEPT);
}

export function expiringIntent(key: Key, at: Instant): Expiry {
  return expiringAt(key, at + INTENT_KEPT);
}

function expiringAt(key: Key, expiresAt: Instant): Expiry {
  const gsi1sk = `${sortableTime(expiresAt)}#${key.pk}#${key.sk}`;
  return { gsi1pk: EXPIRING_ACTIVITY, gsi1sk, expiresAt };
}

const PREFIXES: Readonly<Record<RecordRef['kind'], string>> = {
  root: 'ROOT#',
  'assume-root': 'OPENINGS#',
  perimeter: 'PERIMETER#',
};

/** The partition of one kind of record of one account. */
export function recordPartition(kind: RecordRef['kind'], accountId: AccountId): string {
  return PREFIXES[kind] + accountId;
}

export function recordKey({ kind, accountId, at, key }: RecordRef): Key {
  return { pk: recordPartition(kind, accountId), sk: `${sortableTime(at)}#${key}` };
}

/** What a record's key says; `undefined` where it is none. */
export function refOfKey({ pk, sk }: Key): RecordRef | undefined {
  const kind = KINDS.find((each) => pk.startsWith(PREFIXES[each]));
  const [, time = '', key] = /^([^#]+)#([0-9a-f]{64})$/.exec(sk) ?? [];
  const at = Date.parse(time);
  const accountId = kind && parseAccountId(pk.slice(PREFIXES[kind].length));
  if (kind === undefined || key === undefined || Number.isNaN(at) || accountId === undefined)
    return undefined;
  return { kind, at, key: key as EventKey, accountId };
}

const KINDS: readonly RecordRef['kind'][] = ['root', 'assume-root', 'perimeter'];

/** One partition of the index takes 1,000 writes a second; a burst is spread by what is as good as chance. */
const SHARDS = ['0', '1', '2', '3'] as const;

/** The partitions of the index that hold what is to be done. */
export function pendingPartitions(urgency: Urgency): readonly string[] {
  return SHARDS.map((shard) => `ACTIVITY#${urgency}#${shard}`);
}

export function pending(urgency: Urgency, ref: RecordRef, due: Instant): IndexKey {
  const shard = Number.parseInt(ref.key.slice(0, 2), 16) % SHARDS.length;
  const { pk, sk } = recordKey(ref);
  return { gsi1pk: `ACTIVITY#${urgency}#${shard}`, gsi1sk: `${sortableTime(due)}#${pk}#${sk}` };
}

/** Beside all records: that an account has some of this day, in UTC. */
export function activeKey(accountId: AccountId, at: Instant): Key {
  return { pk: activePartition(at), sk: accountId };
}

export function activePartition(at: Instant): string {
  return `ACTIVE#${sortableTime(at).slice(0, '2026-11-20'.length)}`;
}

/** What was done in a window, an item an account. */
export const USE_PREFIX = 'USE#';

export function usePartition(windowId: WindowId): string {
  return USE_PREFIX + windowId;
}

export function useKey(windowId: WindowId, accountId: AccountId): Key {
  return { pk: usePartition(windowId), sk: accountId };
}

export const DUE_USES = 'USES#DUE';

export function dueUse(key: Key, due: Instant): IndexKey {
  return { gsi1pk: DUE_USES, gsi1sk: `${sortableTime(due)}#${key.pk}#${key.sk}` };
}

export function intentPartition(accountId: AccountId): string {
  return `INTENTS#${accountId}`;
}

export function intentKey(accountId: AccountId, at: Instant, id: string): Key {
  return { pk: intentPartition(accountId), sk: `${sortableTime(at)}#${id}` };
}

/** The same intent, found by the key that AWS returned. */
export function intentKeyKey(accessKeyId: string): Key {
  return { pk: `INTENT-KEY#${accessKeyId}`, sk: 'INTENT' };
}

export const HEARTBEATS = 'HEARTBEATS';

export function heartbeatKey(accountId: AccountId, region: string): Key {
  return { pk: HEARTBEATS, sk: `${accountId}#${region}` };
}

/** Places that are to be heard, by the same sort keys. */
export const AWAITED = 'AWAITED';

export function awaitedKey(accountId: AccountId, region: string): Key {
  return { pk: AWAITED, sk: `${accountId}#${region}` };
}

/** Since when we listen. */
export const LISTENING_KEY: Key = { pk: 'LISTENING', sk: 'SINCE' };

/** What people were told of the alarm path. */
const ALARM_WATCH = 'ALARM-WATCH';

export const ALARM_WATCH_KEY: Key = { pk: ALARM_WATCH, sk: 'STATE' };

export function noticePostKey(name: string): Key {
  return { pk: ALARM_WATCH, sk: `POST#${name}` };
}

/** Poison by when it came. */
export const EVERY_POISON = 'POISON';

export function poisonPointerKey(arrivedAt: Instant, id: string): Key {
  return { pk: EVERY_POISON, sk: `${sortableTime(arrivedAt)}#${id}` };
}

export function poisonPartition(id: string): string {
  return `POISON#${id}`;
}
