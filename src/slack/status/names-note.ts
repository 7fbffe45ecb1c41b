import type { AccountPosture } from '../../domain/posture.ts';
import { hasNames } from '../../domain/user-checks/names.ts';

/** Where IAM users are counted whose names are not for everybody; `undefined` where nothing is left out. */
export function namesNote(accounts: readonly AccountPosture[]): string | undefined {
  return accounts.some(hasNames)
    ? 'Names of IAM users are left out: only those see them who may read credential reports (reports.readers).'
    : undefined;
}
