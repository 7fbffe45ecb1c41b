import type { Failure } from '../../src/aws/failure.ts';
import { bothRefused, sessionRefused } from '../../src/aws/unreachable.ts';
import type { AuditConfig } from '../../src/config/config.ts';
import type { Account, Directory } from '../../src/domain/account.ts';
import { indexServiceControlPolicies, scpBlockingRootSessions } from '../../src/domain/deny-root-scp.ts';
import type { AuditReadings } from '../../src/domain/evidence.ts';
import { evidenceOf } from '../../src/domain/evidence-of.ts';
import type { AuditOutcome, Unreachable } from '../../src/domain/posture.ts';
import { skipped } from '../../src/domain/skip.ts';
import type { UserThresholds } from '../../src/domain/user-checks/evidence.ts';
import { usersOf } from '../../src/domain/user-checks/users-of.ts';
import type { Organization, OrganizationAccount } from '../organization/organization.ts';
import { centralReadingsThen, type Reader, roleReadingsThen } from './readings-then.ts';

export interface MeasuringThen {
  readonly organization: Organization;
  readonly directory: Directory;
  readonly audit: Pick<AuditConfig, 'strategy' | 'roleName' | 'externalId'>;
  readonly reader: Reader;
  readonly userThresholds: UserThresholds;
}

/**
 * What measuring the account would have come to, by the way in that the app would have found. Faults, and actions that
 * the audit role lacks, are those of today: before, what could be entered could be read.
 */
export function measuredThen(account: Account, then: MeasuringThen): AuditOutcome {
  const why = skipped(account);
  if (why !== undefined) return why;
  const entered = enter(account, then);
  if ('code' in entered) return entered;
  const evidence = evidenceOf(account, then.directory.partition, entered, then.reader.asOf);
  const by = { thresholds: then.userThresholds, now: then.reader.asOf };
  return { kind: 'audited', route: entered.route, evidence, users: usersOf(account, entered, by) };
}

function enter(account: Account, then: MeasuringThen): AuditReadings | Unreachable {
  const simulated = then.organization.accounts.find(({ id }) => id === account.id);
  if (simulated === undefined) throw new Error(`${account.id} is in the directory only.`);
  // The app runs with the management account's own credentials.
  if (account.isManagement) return roleReadingsThen('local', simulated, then.reader);
  switch (then.audit.strategy) {
    case 'role':
      return enterByRole(simulated, then);
    case 'central':
      return enterCentrally(account, simulated, then);
    case 'auto': {
      const byRole = enterByRole(simulated, then);
      if ('route' in byRole) return byRole;
      const centrally = enterCentrally(account, simulated, then);
      return 'route' in centrally ? centrally : bothRefused(byRole, centrally);
    }
  }
}

/** What STS says of a role that is not there or not trusted, and of a root session. */
const DENIED: Failure = { kind: 'denied', code: 'AccessDenied' };

function enterByRole(
  simulated: OrganizationAccount,
  { audit, reader }: MeasuringThen,
): AuditReadings | Unreachable {
  const { auditRole } = simulated;
  const isOpen = auditRole?.name === audit.roleName && auditRole.externalId === audit.externalId;
  return isOpen ? roleReadingsThen('role', simulated, reader) : sessionRefused('role', DENIED, audit);
}

function enterCentrally(
  account: Account,
  simulated: OrganizationAccount,
  { organization, directory, audit, reader }: MeasuringThen,
): AuditReadings | Unreachable {
  const blockingPolicyId = blockingPolicy(account, directory);
  const isOpen = organization.features.rootSessions && blockingPolicyId === undefined;
  if (isOpen) return centralReadingsThen(simulated, reader);
  const centralAccess = organization.features.rootSessions ? ('on' as const) : ('off' as const);
  const blocking = blockingPolicyId === undefined ? {} : { blockingPolicyId };
  return sessionRefused('central', DENIED, { roleName: audit.roleName, centralAccess, ...blocking });
}

function blockingPolicy(account: Account, { partition, serviceControlPolicies }: Directory) {
  if (serviceControlPolicies.kind !== 'known') return undefined;
  const index = indexServiceControlPolicies(serviceControlPolicies.value);
  return scpBlockingRootSessions(account, partition, index)?.id;
}
