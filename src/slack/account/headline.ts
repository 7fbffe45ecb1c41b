import type { AuditRoute } from '../../domain/evidence.ts';
import { oldestData } from '../../domain/oldest-data.ts';
import type { AccountPosture, Posture } from '../../domain/posture.ts';
import type { Instant } from '../../domain/time.ts';
import { accountHeading } from '../account-name.ts';
import { centralAccess } from '../status/headline.ts';
import { ageAlone, dateAndTime } from '../text/time.ts';
import { count } from '../text/words.ts';

/** The first line: `payments-prod  111122223333: CRITICAL, 2 findings`. */
export function accountHeadline(account: AccountPosture): string {
  return `${accountHeading(account.account)}: ${standing(account)}`;
}

/** The second: how it was measured, how old the data is, and what holds for the organization. */
export function accountSummary(account: AccountPosture, posture: Posture, now: Instant): string {
  const data = oldestData([account], posture.commonAsOf);
  return [
    measured(account, posture.measuredAt, now),
    ...(data === undefined ? [] : [`Oldest data ${ageAlone(data, now)}.`]),
    `Central root access: ${centralAccess(posture.features)}.`,
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

function standing({ standing: is, worst, results, audit }: AccountPosture): string {
  switch (is) {
    case 'attention': {
      const failed = results.filter(({ outcome }) => outcome.status === 'fail').length;
      const unmeasured = audit.kind === 'unreachable' ? ', root user not measured' : '';
      return `${(worst ?? 'low').toUpperCase()}, ${count(failed, 'finding')}${unmeasured}`;
    }
    case 'unmeasured':
      return 'NOT MEASURED';
    case 'partial':
      return 'PARTLY MEASURED, no finding';
    case 'clear':
      return 'CLEAR';
    case 'skipped':
      return 'SKIPPED';
  }
}

function measured({ audit }: AccountPosture, at: Instant, now: Instant): string {
  const when = dateAndTime(at, now);
  if (audit.kind !== 'audited') return `Asked ${when}.`;
  return `Measured ${dateAndTime(audit.evidence.measuredAt, now)} ${routeInWords(audit.route)}.`;
}
