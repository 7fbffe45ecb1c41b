import type { Account } from './account.ts';
import type { CheckOutcome, Severity } from './checks/check.ts';
import type { AuditRoute, RootEvidence } from './evidence.ts';
import type { Fact } from './fact.ts';
import type { PipelineSummary } from './heartbeat/silent-accounts.ts';
import type { OrganizationFeatures } from './organization.ts';
import type { Instant } from './time.ts';
import type { UsersEvidence } from './user-checks/evidence.ts';

/** Why an account could not be measured; `code` groups accounts with one cause. */
export interface Unreachable {
  readonly kind: 'unreachable';
  readonly code: UnreachableCode;
  /** A sentence: "Role rootkeeper-audit cannot be assumed (AccessDenied)." */
  readonly reason: string;
  /** A sentence in the imperative: "Deploy deploy/member-role.yml to this account." */
  readonly remedy: string;
}

export type UnreachableCode =
  | 'role-denied'
  | 'blocked-by-scp'
  | 'root-session-denied'
  | 'throttled'
  | 'timed-out'
  | 'account-unavailable'
  | 'error';

/** Suspended, closed and the like: not audited, and said so. */
export interface Skipped {
  readonly kind: 'skipped';
  readonly reason: string;
}

export interface Audited {
  readonly kind: 'audited';
  readonly route: AuditRoute;
  readonly evidence: RootEvidence;
  /** Absent: IAM users were not asked about. */
  readonly users?: UsersEvidence;
}

/** What measuring one account came to. There is no empty measurement. */
export type AuditOutcome = Audited | Unreachable | Skipped;

export interface CheckResult {
  readonly checkId: string;
  readonly severity: Severity;
  readonly outcome: CheckOutcome;
  /** How many IAM users fail it; of a failed check of users alone. */
  readonly users?: number;
}

/**
 * attention: at least one check failed. unmeasured: no check failed, and the account was unreachable.
 * partial: audited, no check failed, at least one unknown. clear: every check passed or does not apply.
 */
export type Standing = 'attention' | 'unmeasured' | 'partial' | 'clear' | 'skipped';

/** One account, judged. */
export interface AccountPosture {
  readonly account: Account;
  readonly audit: AuditOutcome;
  readonly standing: Standing;
  /** Of the worst failed check. */
  readonly worst?: Severity;
  /** When a sweep last measured it; only of an account that could not be measured now, and where one did. */
  readonly lastMeasured?: Instant;
  /** In the order of the check register. Empty for skipped accounts. */
  readonly results: readonly CheckResult[];
  /** Of a sweep: the checks of its IAM users, which its standing says nothing of. Absent: not asked, or skipped. */
  readonly userResults?: readonly CheckResult[];
}

/** The answer to `/root-status`: every account of the scope, worst first. */
export interface Posture {
  readonly scope: string;
  /** `users`: standings and results are those of IAM users, and of the root user nothing is said. Absent: the root user. */
  readonly about?: 'users';
  readonly measuredAt: Instant;
  readonly counts: Readonly<Record<Standing, number>>;
  /** When the account directory was read: names, e-mail addresses, units, states. */
  readonly directoryAsOf: Instant;
  /** The oldest of what all accounts were judged by: directory, features, SCPs. */
  readonly commonAsOf: Instant;
  /** Of the oldest data that any account was judged by; absent where nothing was measured. */
  readonly oldestData?: Instant;
  readonly features: Fact<OrganizationFeatures>;
  /** Organization-wide checks (central root access on). */
  readonly organization: readonly CheckResult[];
  readonly accounts: readonly AccountPosture[];
  /** Whether root events of the scope's accounts would reach us; absent: root activity is not watched, or not asked about. */
  readonly alarmPath?: Fact<PipelineSummary>;
  /** Accounts whose membership in the scope is unknown, because their tags are unread. */
  readonly undecidedMembers: number;
}
