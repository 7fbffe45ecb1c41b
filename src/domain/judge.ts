import type { Account, Directory } from './account.ts';
import type { CheckPolicy, OrganizationCheck, Subject } from './checks/check.ts';
import { ACCOUNT_CHECKS, ORGANIZATION_CHECKS } from './checks/register.ts';
import type { RootEvidence } from './evidence.ts';
import { type Fact, known, type Source, unknown } from './fact.ts';
import { mailboxesOf } from './mailbox.ts';
import type { OrganizationFacts, OrganizationFeatures } from './organization.ts';
import type { AccountPosture, AuditOutcome, CheckResult } from './posture.ts';
import type { HeardRootUseOf } from './root-use/root-use.ts';
import type { SeenUseOf } from './snapshot/seen-use.ts';
import { standingOf, worstFailure } from './standing.ts';
import type { Instant } from './time.ts';

/** What every account of one audit is judged against. Built once per audit. */
export interface JudgingContext {
  /** When the account directory was read. */
  readonly directoryAsOf: Instant;
  readonly organization: OrganizationFacts;
  readonly mailboxes: ReadonlyMap<string, readonly string[]>;
  readonly policy: CheckPolicy;
  /** The latest use of root that earlier sweeps saw in an account; absent: nothing is known of any. */
  readonly seenUseOf?: SeenUseOf;
  /** What is known of the recent use of an account's root; absent: root activity is not watched. */
  readonly rootUseOf?: HeardRootUseOf;
  readonly now: Instant;
}

/** The context for judging accounts of `directory` at `now`. */
export function judgingContext(
  directory: Directory,
  features: Fact<OrganizationFeatures>,
  policy: CheckPolicy,
  now: Instant,
): JudgingContext {
  const { asOf, partition, serviceControlPolicies } = directory;
  return {
    directoryAsOf: asOf,
    organization: { partition, features, serviceControlPolicies },
    mailboxes: mailboxesOf(directory.accounts),
    policy,
    now,
  };
}

/** Every check over one account. Cheap enough (well under a millisecond) to be called as each audit comes in. */
export function judge(account: Account, audit: AuditOutcome, context: JudgingContext): AccountPosture {
  if (audit.kind === 'skipped') return { account, audit, standing: 'skipped', results: [] };
  const seenUse = context.seenUseOf?.(account.id);
  const rootUse = context.rootUseOf?.(account.id);
  const results = resultsOf({
    ...{ account, evidence: evidenceFact(audit), ...context },
    ...(seenUse !== undefined && { seenUse }),
    ...(rootUse !== undefined && { rootUse }),
  });
  const worst = worstFailure(results);
  const standing = standingOf(audit, results);
  return { account, audit, standing, ...(worst && { worst }), results };
}

/** The organization-wide checks, in the order of the register. */
export function judgeOrganization(organization: OrganizationFacts): readonly CheckResult[] {
  return ORGANIZATION_CHECKS.map((check: OrganizationCheck) => ({
    checkId: check.id,
    severity: check.severity,
    outcome: check.evaluate(organization),
  }));
}

function resultsOf(subject: Subject): readonly CheckResult[] {
  return ACCOUNT_CHECKS.map((check) => {
    const outcome = check.evaluate(subject);
    const { severity = check.severity } = outcome.status === 'fail' ? outcome : check;
    return { checkId: check.id, severity, outcome };
  });
}

function evidenceFact(audit: Exclude<AuditOutcome, { kind: 'skipped' }>): Fact<RootEvidence> {
  if (audit.kind === 'unreachable') return unknown(`the account was not measured: ${audit.reason}`);
  const source: Source = audit.route === 'central' ? 'root session' : 'credential report';
  return known(audit.evidence, source, audit.evidence.measuredAt);
}
