import type { AccountId } from '../account.ts';
import type { CentralVerdict } from '../central-session/judge-central.ts';
import type { AssumeRootEvent } from '../root-event/assume-root.ts';
import type { EventKey, RootEvent } from '../root-event/event.ts';
import type { Intake } from '../root-event/intake.ts';
import type { Instant } from '../time.ts';
import type { Judgement } from '../verdict/judge-event.ts';

/** What of the queue is kept: a use of root, the opening of a central root session, a change of the perimeter. */
export type Kept = Extract<Intake, { readonly kind: 'root' | 'assume-root' | 'perimeter' }>;

/** Something that was done, as it is stored: once, however often it was delivered. */
export interface ActivityRecord<K extends Kept = Kept> {
  readonly kept: K;
  /** When it came to us first, which may be long after it happened. */
  readonly arrivedAt: Instant;
  /** Absent: not judged yet; and of what is only told, a change of the perimeter by somebody else than root. */
  readonly judgement?: RecordJudgement;
  /** From when on there is something to do about it: it is to be judged, or waits for an AssumeRoot event. Absent: done. */
  readonly due?: Instant;
  /** It happened while a window was open that its evidence may be of: it is kept as long as windows are. */
  readonly ofWindow?: true;
}

export type RecordJudgement = Judgement | { readonly kind: 'opening'; readonly verdict: CentralVerdict };

export type RootRecord = ActivityRecord<Extract<Kept, { readonly kind: 'root' }>>;
export type OpeningRecord = ActivityRecord<Extract<Kept, { readonly kind: 'assume-root' }>>;
export type PerimeterRecord = ActivityRecord<Extract<Kept, { readonly kind: 'perimeter' }>>;

/** Where a record stands: enough to find it by, and the same whenever it is delivered. */
export interface RecordRef {
  readonly kind: Kept['kind'];
  /** Whose it is (`accountOfKept`). */
  readonly accountId: AccountId;
  readonly at: Instant;
  readonly key: EventKey;
}

export function refOf(kept: Kept): RecordRef {
  const { kind, event } = kept;
  return { kind, at: event.at, key: event.key, accountId: accountOfKept(kept) };
}

/** What a record is about. */
type Happened =
  | { readonly kind: 'root' | 'perimeter'; readonly event: Pick<RootEvent, 'accountId'> }
  | { readonly kind: 'assume-root'; readonly event: AssumeRootEvent };

/**
 * Whose root user it is, of a session too; of a change, and of a session for nobody that is known, the account in which it
 * was made.
 */
export function accountOfKept({ kind, event }: Happened): AccountId {
  return kind === 'assume-root' ? (event.target ?? event.accountId) : event.accountId;
}

/** people: what a person did, and what was done to the perimeter: before anything else, since it may page. */
export type Urgency = 'people' | 'others';

export function urgencyOf(kept: Kept): Urgency {
  if (kept.kind === 'perimeter') return 'people';
  if (kept.kind === 'assume-root') return 'others';
  const { kind } = kept.event.actor;
  const isPerson = kind === 'person' || kind === 'person-through-service';
  return isPerson || kept.perimeter !== undefined ? 'people' : 'others';
}

export function isRootRecord(record: ActivityRecord): record is RootRecord {
  return record.kept.kind === 'root';
}

export function isOpeningRecord(record: ActivityRecord): record is OpeningRecord {
  return record.kept.kind === 'assume-root';
}
