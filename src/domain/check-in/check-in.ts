import type { AccountId } from '../account.ts';
import { type Instant, MINUTE, type Milliseconds } from '../time.ts';
import type { WindowId } from '../window/id.ts';
import type { Person } from '../window/person.ts';

/**
 * Whether the operator stands by the use of one account in their window. CloudTrail names nobody, so they are asked:
 * "is this you?", unless they pressed **Signing in now** before.
 */
export interface CheckIn {
  readonly windowId: WindowId;
  readonly accountId: AccountId;
  readonly operator: Person;
  /** When the operator last said that they are about to sign in. */
  readonly announcedAt?: Instant;
  /** Of the first use in the window that takes being signed in, by CloudTrail's clock. */
  readonly firstUseAt?: Instant;
  /** When they were asked, by our clock. */
  readonly askedAt?: Instant;
  readonly answer?: { readonly isThem: boolean; readonly at: Instant };
  /** Where the use in the window came from, the first first: IP addresses only. */
  readonly addresses: readonly string[];
}

/**
 * announced, confirmed: it is them. waiting: asked, with time left. silent: asked for longer than they have. denied: it
 * is not them. idle: nothing to ask, nobody signed in.
 */
export type CheckInStanding = 'idle' | 'announced' | 'waiting' | 'confirmed' | 'denied' | 'silent';

/** An operator who says nothing for so long may be no longer the one who acts. */
export const SILENCE: Milliseconds = 10 * MINUTE;
/** **Signing in now** speaks for a sign-in this long after it. */
export const ANNOUNCED_FOR: Milliseconds = 15 * MINUTE;

export function checkInStanding({ announcedAt, askedAt, answer }: CheckIn, now: Instant): CheckInStanding {
  if (answer !== undefined) return answer.isThem ? 'confirmed' : 'denied';
  if (askedAt !== undefined) return now < askedAt + SILENCE ? 'waiting' : 'silent';
  return announcedAt === undefined ? 'idle' : 'announced';
}

/** What escalates a use that a window covers. */
export type CheckInTrouble = 'denied' | 'silent' | 'second-address';

/** All of it: one hides no other. *second-address* stands for every address but the first. */
export function troublesOf(checkIn: CheckIn, now: Instant): readonly CheckInTrouble[] {
  const unsure = unsureOperator(checkIn, now);
  return [
    ...(unsure === undefined ? [] : [unsure]),
    ...(checkIn.addresses.length > 1 ? (['second-address'] as const) : []),
  ];
}

/** Where the operator does not stand by the use: whoever acts now may be anybody. */
export function unsureOperator(checkIn: CheckIn, now: Instant): 'denied' | 'silent' | undefined {
  const standing = checkInStanding(checkIn, now);
  return standing === 'denied' || standing === 'silent' ? standing : undefined;
}

/** When silence is too long, while it is not yet. */
export function checkInDue(checkIn: CheckIn, now: Instant): Instant | undefined {
  const { askedAt } = checkIn;
  return checkInStanding(checkIn, now) === 'waiting' && askedAt !== undefined ? askedAt + SILENCE : undefined;
}
