import { coveredStanding } from '../../domain/acknowledgement/covered.ts';
import type { AcknowledgementOf } from '../../domain/acknowledgement/standing.ts';
import { SEVERITIES, type Severity } from '../../domain/checks/check.ts';
import type { AuditRoute } from '../../domain/evidence.ts';
import { oldestData } from '../../domain/oldest-data.ts';
import type { AccountPosture, Posture } from '../../domain/posture.ts';
import type { Instant } from '../../domain/time.ts';
import { accountHeading } from '../account-name.ts';
import type { StatusContext } from '../status/context.ts';
import { type Finding, findingsOf } from '../status/findings.ts';
import { centralAccess } from '../status/headline.ts';
import { ageAlone, dateAndTime } from '../text/time.ts';
import { count, number } from '../text/words.ts';

/** The first line: `payments-prod  111122223333: CRITICAL, 2 findings`. */
export function accountHeadline(
  account: AccountPosture,
  { about }: Pick<Posture, 'about'>,
  { covers }: StatusContext,
): string {
  const asked = about === 'users' ? ', IAM users' : '';
  return `${accountHeading(account.account)}${asked}: ${standing(account, covers)}`;
}

/** The second: how it was measured, how old the data is, and what holds for the organization. */
export function accountSummary(account: AccountPosture, posture: Posture, now: Instant): string {
  const data = oldestData([account], posture.commonAsOf);
  return [
    measured(account, posture.measuredAt, now),
    ...(data === undefined ? [] : [`Oldest data ${ageAlone(data, now)}.`]),
    ...(posture.about === 'users' ? [] : [`Central root access: ${centralAccess(posture.features)}.`]),
  ].join(' ');
}

/** How an account was measured, after "measured". */
export function routeInWords(route: AuditRoute): string {
  switch (route) {
    case 'local':
      return "with the account's own credentials";
    case 'role':
      return 'by a role in the account';
    case 'central':
      return 'in a central root session';
  }
}

function standing(posture: AccountPosture, covers: AcknowledgementOf): string {
  const { open, acknowledged } = findingsOf([posture], covers);
  const aside = acknowledged.length > 0 ? `, ${number(acknowledged.length)} acknowledged` : '';
  switch (coveredStanding(posture, covers)) {
    case 'attention': {
      const unmeasured = posture.audit.kind === 'unreachable' ? ', root user not measured' : '';
      return `${worstOf(open).toUpperCase()}, ${count(open.length, 'finding')}${aside}${unmeasured}`;
    }
    case 'acknowledged':
      return `ACKNOWLEDGED, ${count(acknowledged.length, 'finding')}`;
    case 'unmeasured':
      return `NOT MEASURED${aside}`;
    case 'partial':
      return 'PARTLY MEASURED, no finding';
    case 'clear':
      return 'CLEAR';
    case 'skipped':
      return 'SKIPPED';
  }
}

function worstOf(findings: readonly Finding[]): Severity {
  return SEVERITIES.find((severity) => findings.some((each) => each.severity === severity)) ?? 'low';
}

function measured({ audit }: AccountPosture, at: Instant, now: Instant): string {
  const when = dateAndTime(at, now);
  if (audit.kind !== 'audited') return `Asked ${when}.`;
  return `Measured ${dateAndTime(audit.evidence.measuredAt, now)} ${routeInWords(audit.route)}.`;
}
