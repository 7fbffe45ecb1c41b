import type { AssumeRootEvent } from '../root-event/assume-root.ts';
import type { RootEvent } from '../root-event/event.ts';
import { type AuditIntent, intentBehind, intentOfKey, isAuditPolicy, isOurs } from './audit-intent.ts';
import { explains } from './explains.ts';

/** What a central root session, or opening one, turns out to be. */
export type CentralVerdict =
  /** Caller, task policy, recorded intent and, in the session, read-only all agree. The only one that is quiet. */
  | { readonly kind: 'our-audit' }
  /** The key is one that we recorded, and the event of the AssumeRoot that returned it has not arrived. */
  | { readonly kind: 'unconfirmed' }
  /** From our role, or with our key, and not all of it agrees: critical. */
  | { readonly kind: 'ours-misused'; readonly disagrees: readonly Disagreement[] }
  /** Somebody else opened it; who, and under which policy, says the event of the opening. */
  | { readonly kind: 'others'; readonly opening: AssumeRootEvent }
  /** AWS says that AssumeRoot opened it, and the event of that has not arrived. */
  | { readonly kind: 'unknown-opener' };

/** What of an audit is not as it should be. account: the session is for, or was used in, another account. */
export type Disagreement = 'caller' | 'task-policy' | 'intent' | 'account' | 'not-read-only';

/** What is known of central root sessions around an event. */
export interface CentralContext {
  readonly openings: readonly AssumeRootEvent[];
  readonly intents: readonly AuditIntent[];
  /** ARNs that we call as (`isOurs`). */
  readonly ours: readonly string[];
}

type Known = Omit<CentralContext, 'openings'>;

/** What a call of AssumeRoot is; a refused one too. */
export function judgeOpening(opening: AssumeRootEvent, known: Known): CentralVerdict {
  const intent = intentBehind(opening, known.intents);
  const keyIsOurs = intentOfKey(opening.accessKeyId, known.intents) !== undefined;
  const isFromUs = isOurs(opening.by, known.ours);
  if (!isFromUs && !keyIsOurs) return { kind: 'others', opening };
  return settled([
    ...unless(isFromUs, 'caller'),
    ...unless(isAuditPolicy(opening.taskPolicy), 'task-policy'),
    ...unless(intent !== undefined, 'intent'),
  ]);
}

/**
 * What an event of root is that was done in a central session; `undefined` where nothing says that it was, and it is
 * to be judged as a person's. Judge it again when an AssumeRoot event arrives that `explains` it.
 */
export function judgeCentral(event: RootEvent, context: CentralContext): CentralVerdict | undefined {
  const opening = context.openings.find((each) => explains(each, event));
  const intent = intentOfKey(event.ids.accessKeyId, context.intents);
  const within = [
    ...unless(event.readOnly === true, 'not-read-only'),
    ...unless(intent === undefined || intent.accountId === event.accountId, 'account'),
  ];
  if (opening !== undefined) return withOpening(judgeOpening(opening, context), within);
  if (intent !== undefined) {
    return within.length === 0 ? { kind: 'unconfirmed' } : { kind: 'ours-misused', disagrees: within };
  }
  return event.actor.kind === 'central-session' ? { kind: 'unknown-opener' } : undefined;
}

function withOpening(verdict: CentralVerdict, within: readonly Disagreement[]): CentralVerdict {
  switch (verdict.kind) {
    case 'our-audit':
      return settled(within);
    case 'ours-misused':
      return settled([...verdict.disagrees, ...within]);
    case 'others':
    case 'unconfirmed':
    case 'unknown-opener':
      return verdict;
  }
}

function settled(disagrees: readonly Disagreement[]): CentralVerdict {
  return disagrees.length === 0 ? { kind: 'our-audit' } : { kind: 'ours-misused', disagrees };
}

function unless(agrees: boolean, disagreement: Disagreement): readonly Disagreement[] {
  return agrees ? [] : [disagreement];
}
