import { coveredCounts, coveredStanding } from '../../domain/acknowledgement/covered.ts';
import type { AcknowledgementOf } from '../../domain/acknowledgement/standing.ts';
import type { AccountPosture, Posture } from '../../domain/posture.ts';

/** The numbers of the first two lines. */
export interface Tally {
  /** Root users asked about: all of the scope but the skipped. */
  readonly asked: number;
  readonly attention: number;
  /** Could not be measured, whatever else is known against them. */
  readonly unmeasured: number;
  /** Of the unmeasured, those that need attention too: by what the organization knows of them. */
  readonly both: number;
  readonly partial: number;
  /** Measured, with findings, and somebody answers for each of them. */
  readonly acknowledged: number;
  readonly clear: number;
  readonly skipped: number;
}

export function tallyOf(posture: Posture, covers: AcknowledgementOf): Tally {
  const counts = coveredCounts(posture, covers);
  const { accounts } = posture;
  const both = accounts.filter(
    (account) => isUnreachable(account) && coveredStanding(account, covers) === 'attention',
  ).length;
  return {
    asked: accounts.length - counts.skipped,
    attention: counts.attention,
    unmeasured: counts.unmeasured + both,
    both,
    partial: counts.partial,
    acknowledged: counts.acknowledged,
    clear: counts.clear,
    skipped: counts.skipped,
  };
}

export function isUnreachable(account: AccountPosture): boolean {
  return account.audit.kind === 'unreachable';
}
