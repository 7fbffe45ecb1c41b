import type { Account } from '../account.ts';
import { type Fact, known, unknown } from '../fact.ts';
import type { AccountPosture, AuditOutcome, CheckResult } from '../posture.ts';
import { standingOf, worstFailure } from '../standing.ts';
import type { UsersEvidence } from './evidence.ts';
import { USER_CHECKS } from './register.ts';
import { rootAlone } from './users-of.ts';

/**
 * An account by its IAM users alone: its standing says nothing of the root user. Where neither they nor their password
 * policy could be read it is not measured, however much of the root user was.
 */
export function judgeUsers(account: Account, audited: AuditOutcome): AccountPosture {
  const audit = usersReached(audited);
  if (audit.kind === 'skipped') return { account, audit, standing: 'skipped', results: [] };
  const results = userResults(audit);
  const worst = worstFailure(results);
  return { account, audit, standing: standingOf(audit, results), ...(worst && { worst }), results };
}

function usersReached(audit: AuditOutcome): AuditOutcome {
  if (audit.kind !== 'audited') return audit;
  const { users, passwordPolicy } = audit.users ?? NOT_ASKED;
  if (users.kind === 'known' || passwordPolicy.kind === 'known') return audit;
  const { reason, remedies = [ASK_AGAIN] } = users;
  return {
    kind: 'unreachable',
    code: 'error',
    reason: `IAM users were not read: ${reason.replace(/\.$/, '')}.`,
    remedy: remedies.join(' '),
  };
}

const ASK_AGAIN = 'Type /root-status with users and fresh.';
const NOBODY_ASKED = unknown('nobody asked about them', [ASK_AGAIN]);
const NOT_ASKED: UsersEvidence = { users: NOBODY_ASKED, passwordPolicy: NOBODY_ASKED };

/** A root user's posture, and beside it what was found of IAM users: they change neither its standing nor its results. */
export function withUsers(posture: AccountPosture): AccountPosture {
  const { audit } = posture;
  if (audit.kind === 'skipped') return posture;
  return { ...posture, audit: rootAlone(audit), userResults: userResults(audit) };
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
  const { users = NOT_ASKED, evidence } = audit;
  return known(users, 'credential report', evidence.measuredAt);
}
