import type { AccountId } from '../account.ts';
import type { RootEvent } from '../root-event/event.ts';
import { kindOf } from '../root-event/event-kind.ts';
import type { Instant } from '../time.ts';

/**
 * What root did in one account of a window, folded: one entry of its thread, and a part of its evidence. Bounded; the
 * events themselves are stored one by one.
 */
export interface WindowUse {
  readonly accountId: AccountId;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly events: number;
  readonly signIns: number;
  readonly failedSignIns: number;
  readonly reads: number;
  /** By name, in the order they came. */
  readonly changes: readonly FoldedChange[];
  /** Changes of names beyond those. */
  readonly otherChanges: number;
  readonly sources: readonly string[];
}

export interface FoldedChange {
  /** `s3.amazonaws.com:PutBucketVersioning` */
  readonly name: string;
  readonly done: number;
  readonly refused: number;
}

const MOST_NAMES = 20;
const MOST_SOURCES = 10;

/** The use with one more event; `undefined`: there was none before. The same event must not be given twice. */
export function withUse(use: WindowUse | undefined, event: RootEvent): WindowUse {
  const before = use ?? none(event);
  const kind = kindOf(event);
  const failed = event.outcome.kind === 'failure';
  const signedIn = kind === 'sign-in' || kind === 'mfa-check';
  return {
    ...before,
    firstAt: Math.min(before.firstAt, event.at),
    lastAt: Math.max(before.lastAt, event.at),
    events: before.events + 1,
    signIns: before.signIns + count(kind === 'sign-in' && !failed),
    failedSignIns: before.failedSignIns + count(signedIn && failed),
    reads: before.reads + count(kind === 'read'),
    ...(kind === 'change' || kind === 'recovery-completed' ? withChange(before, event, failed) : {}),
    sources: withSource(before.sources, event.sourceAddress),
  };
}

function none({ accountId, at }: RootEvent): WindowUse {
  return {
    accountId,
    firstAt: at,
    lastAt: at,
    events: 0,
    signIns: 0,
    failedSignIns: 0,
    reads: 0,
    changes: [],
    otherChanges: 0,
    sources: [],
  };
}

function withChange(
  { changes, otherChanges }: WindowUse,
  { eventSource, eventName }: RootEvent,
  failed: boolean,
): Partial<WindowUse> {
  const name = `${eventSource}:${eventName}`;
  const known = changes.some((change) => change.name === name);
  if (!known && changes.length >= MOST_NAMES) return { otherChanges: otherChanges + 1 };
  const all = known ? changes : [...changes, { name, done: 0, refused: 0 }];
  return {
    changes: all.map((change) => {
      if (change.name !== name) return change;
      return { name, done: change.done + count(!failed), refused: change.refused + count(failed) };
    }),
  };
}

function withSource(sources: readonly string[], source: string | undefined): readonly string[] {
  if (source === undefined || sources.includes(source) || sources.length >= MOST_SOURCES) return sources;
  return [...sources, source];
}

function count(is: boolean): number {
  return is ? 1 : 0;
}
