import type { AccountId, Partition } from '../../src/domain/account.ts';
import type { Instant } from '../../src/domain/time.ts';
import type { Trail } from '../aws/cloudtrail/trail.ts';
import type { Queue } from '../aws/sqs/queue.ts';
import { envelopeOf, heartbeatEnvelope } from './envelope.ts';
import { type CloudTrailRecord, recordIn } from './record.ts';
import { HEARTBEAT, type RootAct, recordingRegion } from './root-act.ts';
import { filledIn } from './told-file.ts';
import { writeRecord } from './write-record.ts';

/** Where things happen that CloudTrail records and EventBridge tells. */
export interface EventDesk {
  /** A root user does something at `at`: it is told at once, and in the history a little later. */
  perform(accountId: AccountId, act: RootAct, at: Instant, delivery?: Delivery): void;
  /**
   * Puts it on the queue: a CloudTrail record in EventBridge's envelope or bare, which is put into one and found in the
   * history too; anything else as it is.
   */
  deliver(value: unknown, delivery?: Delivery): void;
  /** Something that happened before: it is only in the history. */
  remember(accountId: AccountId, act: RootAct, at: Instant): void;
  /** The same of a verbatim record, as one of that account; `at`: instead of its own time. */
  recordOnly(accountId: AccountId, record: CloudTrailRecord, at: Instant | undefined): void;
  newId(): string;
}

export interface Delivery {
  /** The queue delivers it twice. */
  readonly twice?: boolean;
}

export interface EventDeskOptions {
  readonly partition: Partition;
  readonly queue: Queue;
  readonly trail: Trail;
  readonly now: () => Instant;
  readonly newId: () => string;
}

/** EventBridge has no user id of its own; SQS shows its service's. */
const EVENT_BRIDGE = 'AIDAEVENTBRIDGESERVICE';

export function createEventDesk({ partition, queue, trail, now, newId }: EventDeskOptions): EventDesk {
  const signIns = new Map<AccountId, { readonly at: Instant; readonly mfa: boolean }>();
  const send = (body: string, { twice = false }: Delivery = {}) => {
    const message = queue.send(body, EVENT_BRIDGE);
    if (twice) queue.takeIn({ ...message });
  };
  const recordOf = (accountId: AccountId, act: RootAct, at: Instant) => {
    if (act.did.startsWith('sign-in')) signIns.set(accountId, { at, mfa: act.did === 'sign-in' });
    const signedIn = signIns.get(accountId) ?? { at, mfa: true };
    return writeRecord(act, { accountId, partition, at, signedIn, eventId: newId() });
  };
  const deliver: EventDesk['deliver'] = (value, delivery) => {
    const record = recordIn(value);
    if (record !== undefined) trail.record(record);
    if (typeof value === 'string') return send(value, delivery);
    const isBare = record !== undefined && record === value;
    send(JSON.stringify(isBare ? envelopeOf(record, newId(), now()) : value), delivery);
  };
  return {
    perform(accountId, act, at, delivery) {
      const region = act.region ?? recordingRegion('signin', partition);
      if (act.did !== HEARTBEAT) return deliver(recordOf(accountId, act, at), delivery);
      deliver(heartbeatEnvelope({ accountId, region, partition }, newId(), at), delivery);
    },
    deliver,
    recordOnly(accountId, record, at) {
      const context = { now: now(), eventId: newId(), accountId, ...(at === undefined ? {} : { at }) };
      const told = recordIn(filledIn(record, context));
      if (told !== undefined) trail.record(told);
    },
    remember: (accountId, act, at) => trail.record(recordOf(accountId, act, at)),
    newId,
  };
}
