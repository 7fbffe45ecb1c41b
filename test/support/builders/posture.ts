import { assemble } from '../../../src/domain/assemble.ts';
import type {
  AccountPosture,
  AuditOutcome,
  CheckResult,
  Posture,
  Unreachable,
} from '../../../src/domain/posture.ts';
import { anAccount } from './account.ts';
import { anEvidence } from './evidence.ts';
import { anOrganization } from './subject.ts';
import { NOW } from './time.ts';

/** An account that was measured by its role. */
export function anAudit(overrides: Parameters<typeof anEvidence>[0] = {}): AuditOutcome {
  const evidence = anEvidence(overrides);
  return { kind: 'audited', route: evidence.route, evidence };
}

/** An account whose audit role is missing. */
export function anUnreachable(overrides: Partial<Unreachable> = {}): Unreachable {
  return {
    kind: 'unreachable',
    code: 'role-denied',
    reason: 'Role rootkeeper-audit cannot be assumed (AccessDenied).',
    remedy: 'Deploy deploy/member-role.yml to this account.',
    ...overrides,
  };
}

/** A failed check: an active root access key. */
export function aFailure(overrides: Partial<CheckResult> = {}): CheckResult {
  return {
    checkId: 'root-access-key',
    severity: 'critical',
    outcome: {
      status: 'fail',
      detail: 'Root access key 1 is active, last used 3 h ago (s3, us-east-1).',
      remedy: 'Treat recent use as an incident. Delete the key centrally.',
    },
    ...overrides,
  };
}

/** A clear account, as `judge` would give it. */
export function anAccountPosture(overrides: Partial<AccountPosture> = {}): AccountPosture {
  const account = overrides.account ?? anAccount();
  return {
    account,
    audit: anAudit({ accountId: account.id }),
    standing: 'clear',
    results: [
      {
        checkId: 'root-access-key',
        severity: 'critical',
        outcome: { status: 'pass', detail: 'There is no root access key.' },
      },
    ],
    ...overrides,
  };
}

/** A posture of the given accounts, put together as in production; overrides come last. */
export function aPosture(overrides: Partial<Posture> = {}): Posture {
  const posture = assemble({
    scope: 'prod',
    measuredAt: NOW,
    directoryAsOf: NOW,
    organization: anOrganization(),
    accounts: overrides.accounts ?? [anAccountPosture()],
    undecidedMembers: 0,
  });
  return { ...posture, ...overrides };
}
