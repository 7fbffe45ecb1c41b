import type { Account } from '../account.ts';
import { userRowsOf } from '../credential-report/user-rows.ts';
import type { AuditReadings } from '../evidence.ts';
import { readReport } from '../evidence-of/report.ts';
import { type Fact, known, unknown } from '../fact.ts';
import type { AuditOutcome } from '../posture.ts';
import type { PasswordPolicy, UsersEvidence } from './evidence.ts';
import type { JudgedBy } from './rules.ts';
import { summaryOf, unnamed } from './summary.ts';

/** What the readings of an account say about its IAM users and their password policy. */
export function usersOf(account: Account, readings: AuditReadings, by: JudgedBy): UsersEvidence {
  if (readings.route === 'central') return { users: NOT_IN_SESSION, passwordPolicy: NOT_IN_SESSION };
  const report = readReport(account, readings.credentialReport);
  return {
    users:
      report.kind === 'unknown'
        ? report
        : known(summaryOf(userRowsOf(report.value), by), report.source, report.asOf),
    passwordPolicy: policyIn(readings.passwordPolicy),
  };
}

const NOT_IN_SESSION = unknown('a central root session sees the root user alone', [
  'Deploy deploy/member-role.yml to this account, and set audit.strategy to auto: its role reads IAM users, too.',
]);

type PolicyReading = Extract<AuditReadings, { route: 'role' | 'local' }>['passwordPolicy'];

function policyIn(read: PolicyReading): Fact<PasswordPolicy | null> {
  if (read === undefined) return unknown('the password policy was not asked for');
  if (read.kind === 'unread') return unknown(read.reason, read.remedies);
  return known(read.value, 'password policy', read.asOf);
}

/** An audit without what is known of IAM users: whoever asks about root users is not shown it, and nothing stores it. */
export function rootAlone(audit: AuditOutcome): AuditOutcome {
  if (audit.kind !== 'audited' || audit.users === undefined) return audit;
  const { users: _, ...alone } = audit;
  return alone;
}

/** An audit as it is stored: of IAM users how many, and never who. */
export function withUsersUnnamed(audit: AuditOutcome): AuditOutcome {
  if (audit.kind !== 'audited' || audit.users?.users.kind !== 'known') return audit;
  const { users } = audit.users;
  return { ...audit, users: { ...audit.users, users: { ...users, value: unnamed(users.value) } } };
}
