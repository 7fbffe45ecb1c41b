import type { AlertItem } from '../../domain/alert/alert.ts';
import type { AlertView, ToldEvent } from '../../domain/alert/alert-view.ts';
import type { Caller } from '../../domain/root-event/caller.ts';

type Behind = Pick<AlertView, 'alert' | 'events'>;

/** The event behind an item; of a change of the perimeter that root made, what the alert is about. */
export function eventBehind(
  { alert, events }: Behind,
  { key }: Pick<AlertItem, 'key'>,
): ToldEvent | undefined {
  const same = events.filter(({ event }) => event.key === key);
  return same.find(({ kind }) => (kind === 'perimeter') === (alert.topic === 'perimeter')) ?? same[0];
}

/** Whom the event names: root names nobody, but somebody else called, or opened the session. */
export function callerOf(told: ToldEvent | undefined): Caller | undefined {
  switch (told?.kind) {
    case undefined:
      return undefined;
    case 'perimeter':
    case 'assume-root':
      return told.event.by;
    case 'root': {
      const { judgement } = told;
      if (judgement.kind !== 'central-session' || judgement.verdict.kind !== 'others') return undefined;
      return judgement.verdict.opening.by;
    }
  }
}
