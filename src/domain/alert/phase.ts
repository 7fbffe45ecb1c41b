import { type Instant, MINUTE, type Milliseconds } from '../time.ts';
import type { Alert } from './alert.ts';

/** An owner who has not disposed of it by then is taken to have fallen asleep. */
export const OWNED_FOR: Milliseconds = 30 * MINUTE;

/**
 * Where an alert stands. told: it wants nobody. unowned: nobody took it on, or the owner's time is over (`lapsed`).
 * explained: all of it was done in central root sessions. Only what people did is stored; time does the rest.
 */
export type AlertPhase = 'told' | 'unowned' | 'lapsed' | 'owned' | 'disposed' | 'explained';

export function alertPhase(alert: Alert, now: Instant): AlertPhase {
  if (alert.disposition !== undefined) return 'disposed';
  if (isAllExplained(alert)) return 'explained';
  const until = ownedUntil(alert);
  if (until !== undefined && now < until) return 'owned';
  if (alert.pagesSince === undefined) return 'told';
  return until === undefined ? 'unowned' : 'lapsed';
}

/** When the owner's time is over, or was. */
export function ownedUntil({ ownership }: Alert): Instant | undefined {
  return ownership === undefined ? undefined : ownership.at + OWNED_FOR;
}

export function isAllExplained({ counts }: Alert): boolean {
  return counts.explained > 0 && counts.explained === counts.events;
}

/** Since when nobody has it; `undefined` where somebody has, or nobody must. */
export function unownedSince(alert: Alert, now: Instant): Instant | undefined {
  switch (alertPhase(alert, now)) {
    case 'unowned':
      return alert.pagesSince;
    case 'lapsed':
      return Math.max(ownedUntil(alert) ?? 0, alert.pagesSince ?? 0);
    case 'told':
    case 'owned':
    case 'disposed':
    case 'explained':
      return undefined;
  }
}
