import { SEVERITIES, type Severity } from './checks/check.ts';
import type { AuditOutcome, CheckResult, Standing } from './posture.ts';

/** The severity of the worst failed check; `undefined` where none failed. */
export function worstFailure(results: readonly CheckResult[]): Severity | undefined {
  return SEVERITIES.find((severity) =>
    results.some((result) => result.outcome.status === 'fail' && result.severity === severity),
  );
}

/** Where an account stands that was not skipped. */
export function standingOf(
  audit: Exclude<AuditOutcome, { kind: 'skipped' }>,
  results: readonly CheckResult[],
): Standing {
  if (results.some(({ outcome }) => outcome.status === 'fail')) return 'attention';
  if (audit.kind === 'unreachable') return 'unmeasured';
  return results.some(({ outcome }) => outcome.status === 'unknown') ? 'partial' : 'clear';
}
