import type { AccountId } from '../account.ts';
import type { PerimeterEvent } from './perimeter-event.ts';

/**
 * Whether a change of the perimeter, made in the management account as a rule, is, or may be, about the root user of this
 * account. A policy's change, and one of a unit or the root, may be about any; what watches root is about none of its own.
 */
export function concerns({ change }: Pick<PerimeterEvent, 'change'>, accountId: AccountId): boolean {
  switch (change.kind) {
    case 'central-root-access':
    case 'iam-administrator':
      return true;
    case 'deny-root-scp':
      return change.target === undefined || !isAccount(change.target) || change.target === accountId;
    case 'root-email':
      return change.account === accountId;
    case 'own-rule':
    case 'own-queue':
      return false;
  }
}

function isAccount(target: string): boolean {
  return /^\d{12}$/.test(target);
}
