import { type AccountId, parseAccountId } from '../account.ts';
import type { Digest } from '../audit-chain/entry.ts';
import { perimeterChange, perimeterEvent } from '../perimeter/classify.ts';
import type { Watched } from '../perimeter/watched.ts';
import { present } from '../present.ts';
import type { Instant } from '../time.ts';
import { actorOf, isRoot } from './actor.ts';
import { assumeRootEvent, isAssumeRoot } from './assume-root.ts';
import { accountOf } from './caller.ts';
import type { RootEvent } from './event.ts';
import { eventKey } from './event-key.ts';
import { instantOf } from './event-time.ts';
import { heartbeatOf } from './heartbeat.ts';
import type { Intake } from './intake.ts';
import { at, isJson, type Json, rawText, text, word } from './json.ts';
import { LIMITS } from './limits.ts';
import { mfaOf, outcomeOf } from './outcome.ts';
import { parametersOf, resourcesOf } from './touched.ts';

export interface NormaliseContext {
  readonly watched: Watched;
  readonly digest: Digest;
}

/** What the body of a message is (`normalise`); also of LookupEvents' `CloudTrailEvent`, a record as a string. */
export function normaliseBody(body: string, context: NormaliseContext): Intake {
  try {
    return normalise(JSON.parse(body), context);
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'poison', why: 'not-json' };
    throw error;
  }
}

/**
 * What a CloudTrail record is, bare or in the `detail` of EventBridge's envelope. Never throws, whatever it is given,
 * and keeps a bounded part of it (limits.ts).
 */
export function normalise(raw: unknown, context: NormaliseContext): Intake {
  const heartbeat = heartbeatOf(raw);
  if (heartbeat !== undefined) return { kind: 'heartbeat', heartbeat };
  const record = recordIn(raw);
  if (record === undefined) return { kind: 'poison', why: 'no-record' };
  const eventSource = word(at(record, 'eventSource'), LIMITS.name);
  const eventName = word(at(record, 'eventName'), LIMITS.name);
  if (eventSource === undefined || eventName === undefined) return { kind: 'poison', why: 'no-name' };
  const when = instantOf(at(record, 'eventTime'));
  if (when === undefined) return { kind: 'poison', why: 'no-time' };
  return sorted({ record, eventSource, eventName, when }, receivedIn(raw, record), context);
}

/** A record whose name and time are sound. */
interface Sound {
  readonly record: Json;
  readonly eventSource: string;
  readonly eventName: string;
  readonly when: Instant;
}

/** `received`: the account whose CloudTrail has it. What is of no account can be told to nobody. */
function sorted(
  sound: Sound,
  received: AccountId | undefined,
  { watched, digest }: NormaliseContext,
): Intake {
  const { record, eventSource, eventName, when } = sound;
  const caller = accountOf(at(record, 'userIdentity', 'accountId'));
  if (isRoot(record)) {
    const accountId = rootAccount(record) ?? received;
    if (accountId === undefined) return NO_ACCOUNT;
    const change = perimeterChange(record, watched);
    const perimeter = change && perimeterEvent(record, when, received ?? accountId, change, digest);
    const event = rootEvent(sound, accountId, digest);
    return { kind: 'root', event, ...(perimeter !== undefined && { perimeter }) };
  }
  if (isAssumeRoot(record)) {
    const accountId = caller ?? received;
    if (accountId === undefined) return NO_ACCOUNT;
    return { kind: 'assume-root', event: assumeRootEvent(record, when, accountId, digest) };
  }
  const change = perimeterChange(record, watched);
  if (change === undefined) return { kind: 'irrelevant', eventSource, eventName };
  const accountId = received ?? caller;
  if (accountId === undefined) return NO_ACCOUNT;
  return { kind: 'perimeter', event: perimeterEvent(record, when, accountId, change, digest) };
}

const NO_ACCOUNT: Intake = { kind: 'poison', why: 'no-account' };

function recordIn(raw: unknown): Json | undefined {
  const detail = at(raw, 'detail');
  if (isJson(detail)) return detail;
  return isJson(raw) && Object.hasOwn(raw, 'eventName') ? raw : undefined;
}

/** As the record says, or else the envelope that it came in. */
function receivedIn(raw: unknown, record: Json): AccountId | undefined {
  const envelope = record === raw ? undefined : at(raw, 'account');
  return accountOf(at(record, 'recipientAccountId')) ?? accountOf(envelope);
}

/** Whose root user it is: the identity's account, also where another account received the record. */
function rootAccount(record: Json): AccountId | undefined {
  const identity = at(record, 'userIdentity');
  const arn = rawText(at(identity, 'arn'))?.slice(0, LIMITS.arn) ?? '';
  const inArn = parseAccountId(/^arn:[\w-]+:(?:iam|sts)::(\d{12}):/.exec(arn)?.[1] ?? '');
  return accountOf(at(identity, 'accountId')) ?? inArn;
}

function rootEvent({ record, when, ...names }: Sound, accountId: AccountId, digest: Digest): RootEvent {
  const readOnly = readOnlyOf(record);
  const sourceAddress = text(at(record, 'sourceIPAddress'), LIMITS.address);
  const userAgent = text(at(record, 'userAgent'), LIMITS.userAgent);
  return {
    key: eventKey(record, accountId, digest),
    at: when,
    accountId,
    region: word(at(record, 'awsRegion'), LIMITS.name) ?? 'unknown',
    ...names,
    actor: actorOf(record),
    outcome: outcomeOf(record),
    mfa: mfaOf(record),
    ...present({ readOnly, sourceAddress, userAgent }),
    resources: resourcesOf(record),
    parameters: parametersOf(record),
    ids: idsOf(record),
  };
}

function readOnlyOf(record: Json): boolean | undefined {
  const value = rawText(at(record, 'readOnly'));
  if (value === 'true') return true;
  return value === 'false' ? false : undefined;
}

function idsOf(record: Json): RootEvent['ids'] {
  return present({
    eventId: word(at(record, 'eventID'), LIMITS.id),
    requestId: word(at(record, 'requestID'), LIMITS.id),
    accessKeyId: word(at(record, 'userIdentity', 'accessKeyId'), LIMITS.id),
    sessionStartedAt: instantOf(at(record, 'userIdentity', 'sessionContext', 'attributes', 'creationDate')),
  });
}
