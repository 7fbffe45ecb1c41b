import type { Credential, RootActor } from './event.ts';
import { SIGN_IN_SOURCE } from './event-kind.ts';
import { at, type Json, rawText, word, yesOrNo } from './json.ts';
import { LIMITS } from './limits.ts';

/**
 * Whether the record is of a root user: its identity is, or its session was issued by one (a federation token that
 * root asked for). What the user is called decides nothing: with an account alias that is the alias.
 */
export function isRoot(record: Json): boolean {
  const type = rawText(at(record, 'userIdentity', 'type'));
  return type?.toLowerCase() === 'root' || isFederated(record);
}

/**
 * Who acted, as far as the record says. Whatever is not certainly a service or a central root session counts as a
 * person's.
 */
export function actorOf(record: Json): RootActor {
  const service = invoker(record);
  if (yesOrNo(at(record, 'userIdentity', 'sessionContext', 'assumedRoot')) === true) {
    return { kind: 'central-session', ...(service !== undefined && { service }) };
  }
  if (isServiceEvent(record)) return { kind: 'service', service: service ?? sourceOf(record) };
  const credential = credentialOf(record);
  if (service === undefined) return { kind: 'person', credential };
  return isOnItsOwn(record, service)
    ? { kind: 'service', service }
    : { kind: 'person-through-service', service, credential };
}

function isFederated(record: Json): boolean {
  const issuer = at(record, 'userIdentity', 'sessionContext', 'sessionIssuer', 'type');
  return rawText(issuer)?.toLowerCase() === 'root';
}

function invoker(record: Json): string | undefined {
  return word(at(record, 'userIdentity', 'invokedBy'), LIMITS.name);
}

function sourceOf(record: Json): string {
  return word(at(record, 'eventSource'), LIMITS.name) ?? 'unknown';
}

/** Something that AWS records about itself. Never about signing in: that is always somebody. */
function isServiceEvent(record: Json): boolean {
  return at(record, 'eventType') === 'AwsServiceEvent' && at(record, 'eventSource') !== SIGN_IN_SOURCE;
}

/**
 * A forward access session carries the caller's key and session; a call that a service makes by itself, as EC2 Auto
 * Scaling does in the name of the account, has neither, and comes from the service.
 */
function isOnItsOwn(record: Json, service: string): boolean {
  const identity = at(record, 'userIdentity');
  const carries = [
    rawText(at(identity, 'accessKeyId')),
    rawText(at(identity, 'sessionContext', 'attributes', 'creationDate')),
  ];
  return carries.every((each) => each === undefined) && at(record, 'sourceIPAddress') === service;
}

function credentialOf(record: Json): Credential {
  if (isFederated(record)) return 'federation-token';
  if (at(record, 'eventSource') === SIGN_IN_SOURCE) return 'password';
  if (yesOrNo(at(record, 'sessionCredentialFromConsole')) === true) return 'console-session';
  const key = rawText(at(record, 'userIdentity', 'accessKeyId')) ?? '';
  if (key.startsWith('AKIA')) return 'access-key';
  return key.startsWith('ASIA') ? 'temporary-key' : 'unknown';
}
