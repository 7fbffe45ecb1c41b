import type { Account } from '../../../src/domain/account.ts';
import type { CheckOutcome, Severity } from '../../../src/domain/checks/check.ts';
import type { AccountPosture, CheckResult, Unreachable } from '../../../src/domain/posture.ts';
import { accountId, anAccount } from '../builders/account.ts';
import { anAccountPosture, anUnreachable } from '../builders/posture.ts';

/** A failed check of the register. */
export function failed(checkId: string, severity: Severity, detail: string, remedy: string): CheckResult {
  return { checkId, severity, outcome: { status: 'fail', detail, remedy } };
}

/** A check of the register with any outcome. */
export function checked(checkId: string, outcome: CheckOutcome): CheckResult {
  return { checkId, severity: 'medium', outcome };
}

export const keyUsedToday = failed(
  'root-access-key',
  'critical',
  'Root access key 1 active, used today 02:14 UTC (s3).',
  'Treat as an incident; deactivate the key, then delete it.',
);
export const noMfa = failed(
  'root-mfa',
  'high',
  'Root password set, no MFA.',
  'Delete root credentials centrally.',
);
export const passwordKept = failed(
  'root-password',
  'medium',
  'Root password kept though central root access could remove it.',
  'Delete the root password centrally.',
);

/** A measured account in which these checks failed; the first is the worst. */
export function failing(account: Partial<Account>, ...results: readonly CheckResult[]): AccountPosture {
  const worst = results[0]?.severity;
  return anAccountPosture({
    account: anAccount(account),
    standing: 'attention',
    ...(worst !== undefined && { worst }),
    results,
  });
}

/** An account that could not be measured, and of which nothing else is known. */
export function unmeasured(account: Partial<Account>, why: Partial<Unreachable> = {}): AccountPosture {
  return anAccountPosture({
    account: anAccount(account),
    audit: anUnreachable(why),
    standing: 'unmeasured',
    results: [],
  });
}

/** So many clear accounts: clear-1, clear-2, … */
export function clearAccounts(howMany: number): AccountPosture[] {
  return numbered(howMany, 'clear', 700_000_000_000).map((account) => anAccountPosture({ account }));
}

/** So many accounts, named and numbered one after the other. */
export function numbered(howMany: number, name: string, firstId: number): Account[] {
  return Array.from({ length: howMany }, (_, index) =>
    anAccount({ id: accountId(String(firstId + index + 1)), name: `${name}-${index + 1}` }),
  );
}
