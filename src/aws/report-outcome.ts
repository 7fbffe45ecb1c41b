import type { AuditReadings } from '../domain/evidence.ts';
import type { Unreachable } from '../domain/posture.ts';
import type { ReportOutcome } from '../operations/report-ports.ts';

type RouteResult = { readonly kind: 'read'; readonly readings: AuditReadings } | Unreachable;

/** What a central root session may read does not include the report: it is about all users. */
export const NONE_CENTRALLY: ReportOutcome = {
  kind: 'unread',
  reason: 'Central root sessions cannot read credential reports.',
  remedy: 'Deploy deploy/member-role.yml to this account, and set audit.strategy to auto.',
};

/** The credential report among what was read in an account, or why there is none. */
export function reportIn(result: RouteResult): ReportOutcome {
  if (result.kind === 'unreachable') return noReport(result);
  const { readings } = result;
  if (readings.route === 'central') return NONE_CENTRALLY;
  const { credentialReport } = readings;
  if (credentialReport.kind === 'read') {
    return { kind: 'read', generatedAt: credentialReport.asOf, csv: credentialReport.value };
  }
  return { kind: 'unread', ...reasonOf(credentialReport) };
}

/** The account could not be entered. */
export function noReport({ reason, remedy }: Unreachable): ReportOutcome {
  return { kind: 'unread', reason, remedy };
}

/** Every reading that failed has a remedy (`remedyFor`); the readings' type does not promise it. */
export function reasonOf({
  reason,
  remedies = [],
}: {
  readonly reason: string;
  readonly remedies?: readonly string[];
}) {
  return { reason, remedy: remedies[0] ?? 'Measure the account again: /root-status with fresh.' };
}
