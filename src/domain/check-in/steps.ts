import type { RootEvent } from '../root-event/event.ts';
import { kindOf } from '../root-event/event-kind.ts';
import { type Instant, MINUTE, type Milliseconds } from '../time.ts';
import type { Person } from '../window/person.ts';
import { ANNOUNCED_FOR, type CheckIn } from './check-in.ts';

/** Two are too many already; further ones are told, and not kept. */
const MOST_ADDRESSES = 5;
/** How far our clock and CloudTrail's may be apart. */
const SKEW: Milliseconds = MINUTE;

export interface Used {
  readonly checkIn: CheckIn;
  /** Whether the operator must be asked now. */
  readonly ask: boolean;
}

/**
 * After one more use in the window, which only somebody who is signed in can cause: the operator is asked once, at
 * the first, unless they announced the sign-in. A sign-in that failed asks nothing.
 */
export function used(checkIn: CheckIn, event: RootEvent, now: Instant): Used {
  const seen = { ...checkIn, addresses: withAddress(checkIn.addresses, event) };
  if (!isIn(event)) return { checkIn: seen, ask: false };
  const next = { ...seen, firstUseAt: Math.min(checkIn.firstUseAt ?? event.at, event.at) };
  const isSettled = checkIn.askedAt !== undefined || checkIn.answer !== undefined;
  if (isSettled || isAnnounced(checkIn, event.at)) return { checkIn: next, ask: false };
  return { checkIn: { ...next, askedAt: now }, ask: true };
}

/** **Signing in now**; `undefined` where it is not the operator who pressed. */
export function announced(checkIn: CheckIn, by: Person, now: Instant): CheckIn | undefined {
  return by.id === checkIn.operator.id ? { ...checkIn, announcedAt: now } : undefined;
}

/**
 * Their answer, a late one too; `undefined` where it is not the operator who answers, or a *no* would become a *yes*.
 * A yes may become a no.
 */
export function answered(checkIn: CheckIn, by: Person, isThem: boolean, now: Instant): CheckIn | undefined {
  if (by.id !== checkIn.operator.id || checkIn.answer?.isThem === false) return undefined;
  return { ...checkIn, answer: { isThem, at: now } };
}

/** Whether it came from an address that the check-in, which has the event, could not list any more. */
export function isUnlisted({ addresses }: CheckIn, { sourceAddress }: RootEvent): boolean {
  return sourceAddress !== undefined && isIpAddress(sourceAddress) && !addresses.includes(sourceAddress);
}

function isIn(event: RootEvent): boolean {
  const kind = kindOf(event);
  if (kind === 'recovery-request' || kind === 'mfa-check') return false;
  return kind !== 'sign-in' || event.outcome.kind !== 'failure';
}

/** The sign-in that they announced, and what is done after it. One before the announcement is not theirs. */
function isAnnounced({ announcedAt, firstUseAt }: CheckIn, at: Instant): boolean {
  if (announcedAt === undefined || at < announcedAt - SKEW) return false;
  return firstUseAt !== undefined || at <= announcedAt + ANNOUNCED_FOR;
}

function withAddress(addresses: readonly string[], { sourceAddress }: RootEvent): readonly string[] {
  if (sourceAddress === undefined || !isIpAddress(sourceAddress)) return addresses;
  if (addresses.includes(sourceAddress) || addresses.length >= MOST_ADDRESSES) return addresses;
  return [...addresses, sourceAddress];
}

/** Not the name of a service, which calls on in a forward access session. */
function isIpAddress(address: string): boolean {
  return /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*)$/i.test(address);
}
