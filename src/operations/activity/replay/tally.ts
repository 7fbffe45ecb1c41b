import type { VerdictKind } from '../../../domain/verdict/verdict.ts';
import type { JudgedEvent } from './judged.ts';
import type { Quiet, ReplayedEvent } from './replayed.ts';

export interface Tally {
  add(judged: JudgedEvent): void;
  all(): Omit<Quiet, 'asked'> & { readonly verdicts: Readonly<Record<VerdictKind, number>> };
}

/** Counts what events were found to be. */
export function createTally(): Tally {
  const quiet = { inWindow: 0, folded: 0, service: 0, explained: 0, audits: 0, unconfirmed: 0 };
  const verdicts: Record<VerdictKind, number> = {
    'in-window': 0,
    'outside-task': 0,
    'break-glass': 0,
    'too-late': 0,
    'too-early': 0,
    'other-account': 0,
    'no-window': 0,
  };
  return {
    add({ told, attention }) {
      if (attention === 'thread') quiet.inWindow += 1;
      if (attention === 'fold') quiet.folded += 1;
      if (attention === 'unconfirmed') quiet.unconfirmed += 1;
      if (isService(told)) quiet.service += 1;
      else if (attention === 'quiet') quiet.audits += 1;
      if (isExplained(told)) quiet.explained += 1;
      const verdict = verdictOf(told);
      if (verdict !== undefined) verdicts[verdict] += 1;
    },
    all: () => ({ ...quiet, verdicts }),
  };
}

function isService(told: ReplayedEvent): boolean {
  return told.kind === 'root' && told.judgement.kind === 'service';
}

/** Whether an AssumeRoot event among the records says whose session it was done in. */
function isExplained(told: ReplayedEvent): boolean {
  if (told.kind !== 'root' || told.judgement.kind !== 'central-session') return false;
  const { kind } = told.judgement.verdict;
  return kind !== 'unknown-opener' && kind !== 'unconfirmed';
}

function verdictOf(told: ReplayedEvent): VerdictKind | undefined {
  return told.kind === 'root' && told.judgement.kind === 'use' ? told.judgement.verdict.kind : undefined;
}
