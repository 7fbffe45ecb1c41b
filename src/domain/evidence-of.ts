import type { Account, Partition } from './account.ts';
import type { AuditReadings, RootEvidence } from './evidence.ts';
import { evidenceFromRole } from './evidence-of/role.ts';
import { evidenceFromSession } from './evidence-of/session.ts';
import type { Instant } from './time.ts';

/**
 * Everything the readings say about the account's root user. Where sources disagree the freshest decides (at the same
 * instant: the worse), and the disagreement is part of the evidence. What nobody said is unknown, with the reason.
 */
export function evidenceOf(
  account: Account,
  partition: Partition,
  readings: AuditReadings,
  measuredAt: Instant,
): RootEvidence {
  const facts =
    readings.route === 'central'
      ? evidenceFromSession(readings)
      : evidenceFromRole(account, partition, readings);
  return { accountId: account.id, partition, route: readings.route, measuredAt, ...facts };
}
