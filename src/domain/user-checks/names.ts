import type { AccountPosture, CheckResult, Posture } from '../posture.ts';

/** Whether something that is said of the account would name IAM users if it were shown with names. */
export function hasNames({ results }: Pick<AccountPosture, 'results'>): boolean {
  return results.some(({ outcome }) => 'named' in outcome);
}

/** The posture with the names of IAM users, for those who may read credential reports. Without it they are counted only. */
export function withNames(posture: Posture): Posture {
  const accounts = posture.accounts.map((account) =>
    hasNames(account) ? { ...account, results: account.results.map(resultWithNames) } : account,
  );
  return { ...posture, accounts };
}

function resultWithNames(result: CheckResult): CheckResult {
  const { named, ...outcome } = { named: undefined, ...result.outcome };
  if (named === undefined) return result;
  switch (outcome.status) {
    case 'fail':
      return { ...result, outcome: { ...outcome, detail: named } };
    case 'unknown':
      return { ...result, outcome: { ...outcome, reason: named } };
    default:
      return result;
  }
}
