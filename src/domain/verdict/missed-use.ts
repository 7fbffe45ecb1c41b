import type { AccountId } from '../account.ts';
import type { LastUse, RootEvidence } from '../evidence.ts';
import type { Fact } from '../fact.ts';
import { type Instant, MINUTE, type Milliseconds } from '../time.ts';

/** AWS says that a root credential was used, and we hold no event of it: the pipeline missed it, or somebody cut it. */
export interface MissedUse {
  readonly accountId: AccountId;
  /** `password`, or what the key is called. */
  readonly credential: string;
  /** As AWS has it. */
  readonly at: Instant;
  /** The newest event that could have been it; absent: we hold none. */
  readonly newestHeld?: Instant;
}

/** The events of one account that we hold; those of persons only, since a central session uses no root credential. */
export interface HeldEvents {
  /** From when on every event should have come. */
  readonly since: Instant;
  readonly newestSignIn?: Instant;
  /** By a key or a session. */
  readonly newestCall?: Instant;
}

/** AWS records one use in 15 minutes, and its sources differ in which. */
const GRAIN: Milliseconds = 15 * MINUTE;
/** By then an event of CloudTrail has come, if it ever does. */
const DELIVERED: Milliseconds = 30 * MINUTE;

/**
 * Uses that are newer than any event that could be theirs. One that happened just now may still come, and is none
 * yet.
 */
export function missedUses(
  { accountId, passwordLastUse, accessKeys }: RootEvidence,
  held: HeldEvents,
  now: Instant,
): readonly MissedUse[] {
  const keys = accessKeys.kind === 'known' ? accessKeys.value : [];
  const uses = [
    { credential: 'password', at: usedAt(passwordLastUse), newestHeld: held.newestSignIn },
    ...keys.map(({ label, lastUse }) => ({
      credential: label,
      at: usedAt(lastUse),
      newestHeld: held.newestCall,
    })),
  ];
  return uses.flatMap(({ credential, at, newestHeld }) => {
    if (at === undefined || at < held.since || at > now - DELIVERED) return [];
    if (newestHeld !== undefined && at <= newestHeld + GRAIN) return [];
    return [{ accountId, credential, at, ...(newestHeld !== undefined && { newestHeld }) }];
  });
}

function usedAt(lastUse: Fact<LastUse>): Instant | undefined {
  return lastUse.kind === 'known' && lastUse.value.kind === 'used' ? lastUse.value.at : undefined;
}
