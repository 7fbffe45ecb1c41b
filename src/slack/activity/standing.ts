import type { ToldEvent } from '../../domain/alert/alert-view.ts';
import type { CentralVerdict } from '../../domain/central-session/judge-central.ts';
import { kindOf } from '../../domain/root-event/event-kind.ts';

/** Whether somebody has to look at it: no window sanctions it, or nobody knows what it was. */
export function isAlarming(told: ToldEvent): boolean {
  switch (told.kind) {
    case 'assume-root':
      return isUnclear(told.verdict);
    case 'perimeter':
      return told.event.effect === 'weakens' && told.event.outcome.kind !== 'failure';
    case 'root': {
      const { event, judgement } = told;
      if (judgement.kind === 'service') return false;
      if (judgement.kind === 'central-session') return isUnclear(judgement.verdict);
      const { kind, concerns } = judgement.verdict;
      return kindOf(event) !== 'recovery-request' && (kind !== 'in-window' || concerns.length > 0);
    }
  }
}

function isUnclear({ kind }: CentralVerdict): boolean {
  return kind !== 'our-audit' && kind !== 'others';
}

/** Whether it is counted with its like: a read, a sign-in that failed, what a service does, an audit of ours. */
export function isFoldable(told: ToldEvent): boolean {
  switch (told.kind) {
    case 'assume-root':
      return told.verdict.kind === 'our-audit';
    case 'perimeter':
      return false;
    case 'root': {
      const { event, judgement } = told;
      const isAudit = judgement.kind === 'central-session' && judgement.verdict.kind === 'our-audit';
      const isFailed = kindOf(event) === 'sign-in' && event.outcome.kind === 'failure';
      return judgement.kind === 'service' || isAudit || isFailed || kindOf(event) === 'read';
    }
  }
}
