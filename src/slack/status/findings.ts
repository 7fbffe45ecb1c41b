import type { Account } from '../../domain/account.ts';
import { SEVERITIES, type Severity } from '../../domain/checks/check.ts';
import type { AccountPosture } from '../../domain/posture.ts';

/** One failed check of one account. */
export interface Finding {
  readonly account: Account;
  readonly checkId: string;
  readonly severity: Severity;
  readonly detail: string;
  readonly remedy: string;
}

/** Every failed check of every account, in their order. */
export function findingsOf(accounts: readonly AccountPosture[]): Finding[] {
  return accounts.flatMap(({ account, results }) =>
    results.flatMap(({ checkId, severity, outcome }) =>
      outcome.status === 'fail'
        ? [{ account, checkId, severity, detail: outcome.detail, remedy: outcome.remedy }]
        : [],
    ),
  );
}

/** 0 for the worst. */
export function rankOf(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}
