import type { RootRecord } from '../activity/record.ts';
import type { RootEvent } from '../root-event/event.ts';
import { kindOf } from '../root-event/event-kind.ts';
import { MINUTE, type Milliseconds } from '../time.ts';
import type { VerdictKind } from '../verdict/verdict.ts';
import { GONE, type ReportedUse } from './recent-uses.ts';
import type { Found, HeardUse } from './root-use.ts';

/** AWS records one use in 15 minutes, and its sources differ in which: events so near may be of that use. */
export const AROUND_USE: Milliseconds = 15 * MINUTE;

/** What the events of one account say of a use that AWS reports. `records`: those around it at least. */
export function heardUse({ credential, use }: ReportedUse, records: readonly RootRecord[]): HeardUse {
  const of = records.filter(
    ({ kept: { event } }) => Math.abs(event.at - use.at) <= AROUND_USE && isUseOf(credential, event),
  );
  return { credential, at: use.at, found: worstOf(of) };
}

/**
 * Whether it may be what AWS reports as that credential's use: a central session uses none, nor does a service on its own
 * account, a sign-in that failed, or a request to recover the password.
 */
export function isUseOf(credential: string, event: RootEvent): boolean {
  const { actor } = event;
  if (actor.kind !== 'person' && actor.kind !== 'person-through-service') return false;
  const kind = kindOf(event);
  if (kind === 'mfa-check' || kind === 'recovery-request') return false;
  if (kind === 'sign-in' && event.outcome.kind === 'failure') return false;
  switch (credential) {
    case GONE:
      return true;
    case 'password':
      return actor.credential !== 'access-key';
    default:
      return actor.credential !== 'password' && actor.credential !== 'console-session';
  }
}

function worstOf(records: readonly RootRecord[]): Found {
  const judged = records.flatMap(({ judgement }) => (judgement?.kind === 'use' ? [judgement.verdict] : []));
  const [worst] = judged.toSorted((a, b) => rank(a.kind) - rank(b.kind));
  const isWaiting = records.some(({ judgement }) => judgement === undefined);
  if (worst !== undefined && (!isWaiting || rank(worst.kind) === 0)) {
    return { kind: worst.kind, ...(worst.windowId !== undefined && { windowId: worst.windowId }) };
  }
  return isWaiting ? 'unjudged' : 'nothing';
}

/** 0 for what no window covers. */
function rank(kind: VerdictKind): number {
  if (kind === 'in-window') return 2;
  return kind === 'break-glass' ? 1 : 0;
}
