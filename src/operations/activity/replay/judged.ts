import { perimeterPages } from '../../../domain/alert/cause-of.ts';
import { centralAttention, LATEST_OPENING } from '../../../domain/central-session/central-attention.ts';
import { type CentralVerdict, judgeOpening } from '../../../domain/central-session/judge-central.ts';
import type { AssumeRootEvent } from '../../../domain/root-event/assume-root.ts';
import type { RootEvent } from '../../../domain/root-event/event.ts';
import type { Instant } from '../../../domain/time.ts';
import { attentionOf } from '../../../domain/verdict/attention.ts';
import { judgeEvent } from '../../../domain/verdict/judge-event.ts';
import type { NearWindows } from './near-windows.ts';
import { nearAudits, type OwnAudits } from './own-audits.ts';
import type { ReplayedEvent } from './replayed.ts';
import type { Taken } from './take-in.ts';

/**
 * page, tell: an alert. thread: in that of its window. fold: counted only. quiet: a service, or our own audit.
 * unconfirmed: by our role, before intents of it are kept, and nothing but that speaks against it.
 */
export type ReplayedAttention = 'page' | 'tell' | 'thread' | 'fold' | 'quiet' | 'unconfirmed';

export interface JudgedEvent {
  readonly told: ReplayedEvent;
  readonly attention: ReplayedAttention;
}

export type JudgeTaken = (taken: Taken) => JudgedEvent;

/** Judges as if everything had arrived: what an AssumeRoot event explains is explained. */
export function createJudging(taken: readonly Taken[], near: NearWindows, own: OwnAudits): JudgeTaken {
  const openings = openingsByKey(taken);
  const audits = nearAudits(own);
  return (each) => {
    switch (each.kind) {
      case 'perimeter':
        return {
          told: { kind: 'perimeter', event: each.event },
          attention: perimeterPages(each.event) ? 'page' : 'tell',
        };
      case 'assume-root': {
        const verdict = judgeOpening(each.event, audits(each.event.accessKeyId, each.accountId));
        const told = { kind: 'assume-root', event: each.event, verdict } as const;
        return { told, attention: centralWhenAllArrived(verdict, each.event.at, own) };
      }
      case 'root':
        return judgeRoot(each.event);
    }
  };

  function judgeRoot(event: RootEvent): JudgedEvent {
    const windows = near(event.accountId, event.at);
    const { accessKeyId } = event.ids;
    const central = {
      ...audits(accessKeyId, event.accountId),
      openings: openings.get(accessKeyId ?? '') ?? [],
    };
    const judgement = judgeEvent(event, windows, central);
    const told = { kind: 'root', event, judgement } as const;
    switch (judgement.kind) {
      case 'service':
        return { told, attention: 'quiet' };
      case 'central-session':
        return { told, attention: centralWhenAllArrived(judgement.verdict, event.at, own) };
      case 'use':
        return { told, attention: attentionOf(event, judgement.verdict, windows) };
    }
  }
}

/** Nothing waits any longer. */
function centralWhenAllArrived(
  verdict: CentralVerdict,
  at: Instant,
  { since }: OwnAudits,
): ReplayedAttention {
  const isBefore = since !== undefined && at < since;
  if (isBefore && verdict.kind === 'ours-misused' && verdict.disagrees.every((each) => each === 'intent')) {
    return 'unconfirmed';
  }
  const { kind } = centralAttention(verdict, 0, LATEST_OPENING);
  return kind === 'wait' ? 'page' : kind;
}

function openingsByKey(taken: readonly Taken[]): ReadonlyMap<string, readonly AssumeRootEvent[]> {
  const byKey = new Map<string, AssumeRootEvent[]>();
  for (const each of taken) {
    if (each.kind !== 'assume-root' || each.event.accessKeyId === undefined) continue;
    const known = byKey.get(each.event.accessKeyId);
    if (known === undefined) byKey.set(each.event.accessKeyId, [each.event]);
    else known.push(each.event);
  }
  return byKey;
}
