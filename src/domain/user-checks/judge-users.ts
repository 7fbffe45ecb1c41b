import type { Account } from '../account.ts';
import { type Fact, known, unknown } from '../fact.ts';
import type { AccountPosture, AuditOutcome, CheckResult } from '../posture.ts';
import { standingOf, worstFailure } from '../standing.ts';
import type { UsersEvidence } from './evidence.ts';
import { USER_CHECKS } from './register.ts';

/** An account by its IAM users alone: its standing says nothing of the root user. */
export function judgeUsers(account: Account, audit: AuditOutcome): AccountPosture {
  if (audit.kind === 'skipped') return { account, audit, standing: 'skipped', results: [] };
  const results = userResults(audit);
  const worst = worstFailure(results);
  return { account, audit, standing: standingOf(audit, results), ...(worst && { worst }), results };
}

/** Every check of an account's IAM users, in the order of the register. */
export function userResults(audit: Exclude<AuditOutcome, { kind: 'skipped' }>): readonly CheckResult[] {
  const evidence = evidenceIn(audit);
  return USER_CHECKS.map((check) => {
    const outcome = check.evaluate(evidence);
    const result = { checkId: check.id, severity: check.severity, outcome };
    if (outcome.status !== 'fail' || evidence.kind === 'unknown') return result;
    const users = check.failingUsers?.(evidence.value);
    return users === undefined ? result : { ...result, users };
  });
}

function evidenceIn(audit: Exclude<AuditOutcome, { kind: 'skipped' }>): Fact<UsersEvidence> {
  if (audit.kind === 'unreachable') return unknown(`the account was not measured: ${audit.reason}`);
  const { users, evidence } = audit;
  return users === undefined
    ? unknown('IAM users were not asked about', ['Type /root-status with users and fresh.'])
    : known(users, 'credential report', evidence.measuredAt);
}
