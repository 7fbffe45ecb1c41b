import type { AccountPosture, CheckResult, Posture, Standing } from '../posture.ts';
import type { FindingRef } from '../snapshot/find-state.ts';
import type { Acknowledgement } from './acknowledgement.ts';
import type { AcknowledgementOf } from './standing.ts';

/** Nobody answers for anything. */
export const NOTHING_ACKNOWLEDGED: AcknowledgementOf = () => undefined;

/** acknowledged: measured, and every finding of it is. */
export type CoveredStanding = Standing | 'acknowledged';

/** The acknowledgement that covers a failed check; never of a critical one. */
export function coverOf(
  on: FindingRef['on'],
  { checkId, severity, outcome }: CheckResult,
  acknowledgementOf: AcknowledgementOf,
): Acknowledgement | undefined {
  if (outcome.status !== 'fail' || severity === 'critical') return undefined;
  return acknowledgementOf({ on, checkId });
}

/** Where an account stands with what is acknowledged: one that was not measured stays so, whatever is acknowledged. */
export function coveredStanding(
  { account, audit, standing, results }: AccountPosture,
  acknowledgementOf: AcknowledgementOf,
): CoveredStanding {
  if (standing !== 'attention') return standing;
  const isOpen = (result: CheckResult) =>
    result.outcome.status === 'fail' && coverOf(account.id, result, acknowledgementOf) === undefined;
  if (results.some(isOpen)) return 'attention';
  return audit.kind === 'unreachable' ? 'unmeasured' : 'acknowledged';
}

/** The accounts of a posture by where they stand, each once. */
export function coveredCounts(
  { accounts }: Pick<Posture, 'accounts'>,
  acknowledgementOf: AcknowledgementOf,
): Readonly<Record<CoveredStanding, number>> {
  const counts = { attention: 0, acknowledged: 0, unmeasured: 0, partial: 0, clear: 0, skipped: 0 };
  for (const account of accounts) counts[coveredStanding(account, acknowledgementOf)]++;
  return counts;
}
