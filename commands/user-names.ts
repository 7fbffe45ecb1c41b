import type { Actor } from '../src/domain/actor.ts';
import type { AccountPosture, Posture } from '../src/domain/posture.ts';
import { withNames } from '../src/domain/user-checks/names.ts';
import type { CommandDeps } from './deps.ts';

/**
 * A posture as this person may read it: IAM users by name for readers of credential reports, and counted for everybody else,
 * also where no reports are configured. Asked anew at each command and press. Never throws.
 */
export async function asReadBy(
  actor: Actor,
  posture: Posture,
  { reports }: Pick<CommandDeps, 'reports'>,
): Promise<Posture> {
  if (posture.about !== 'users' || reports === undefined) return posture;
  const permission = await reports.authorize(actor);
  return permission.kind === 'allowed' ? withNames(posture) : posture;
}

/** An account of the posture as it is shown there. */
export function sameAccount({ accounts }: Posture, { account }: AccountPosture): AccountPosture | undefined {
  return accounts.find((each) => each.account.id === account.id);
}
