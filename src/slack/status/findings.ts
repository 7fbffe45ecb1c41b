import type { Account } from '../../domain/account.ts';
import type { Acknowledgement } from '../../domain/acknowledgement/acknowledgement.ts';
import { coverOf } from '../../domain/acknowledgement/covered.ts';
import type { AcknowledgementOf } from '../../domain/acknowledgement/standing.ts';
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

/** One that somebody answers for. */
export interface AcknowledgedFinding extends Finding {
  readonly acknowledgement: Acknowledgement;
}

/** Every failed check of every account, in their order, told apart by whether somebody answers for it. */
export function findingsOf(
  accounts: readonly AccountPosture[],
  covers: AcknowledgementOf,
): { readonly open: readonly Finding[]; readonly acknowledged: readonly AcknowledgedFinding[] } {
  const open: Finding[] = [];
  const acknowledged: AcknowledgedFinding[] = [];
  for (const { account, results } of accounts) {
    for (const result of results) {
      const { checkId, severity, outcome } = result;
      if (outcome.status !== 'fail') continue;
      const finding = { account, checkId, severity, detail: outcome.detail, remedy: outcome.remedy };
      const acknowledgement = coverOf(account.id, result, covers);
      if (acknowledgement === undefined) open.push(finding);
      else acknowledged.push({ ...finding, acknowledgement });
    }
  }
  return { open, acknowledged };
}

/** 0 for the worst. */
export function rankOf(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}
