import type { Account } from './account.ts';
import type { Skipped } from './posture.ts';

/**
 * Why the account is not audited, or `undefined` where it is. AWS refuses role and root sessions in accounts that are
 * suspended, being closed, or not yet activated. A state that we do not know is audited: AWS will say.
 */
export function skipped(account: Account): Skipped | undefined {
  switch (account.state) {
    case 'SUSPENDED':
      return { kind: 'skipped', reason: 'The account is suspended.' };
    case 'PENDING_CLOSURE':
      return { kind: 'skipped', reason: 'The account is being closed (pending closure).' };
    case 'CLOSED':
      return { kind: 'skipped', reason: 'The account is closed.' };
    case 'PENDING_ACTIVATION':
      return { kind: 'skipped', reason: 'The account is not activated yet.' };
    case 'ACTIVE':
    case 'UNKNOWN':
      return undefined;
  }
}
