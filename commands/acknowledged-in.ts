import type { AccountPosture, Posture } from '../src/domain/posture.ts';
import type { StatusOptions } from '../src/slack/status.ts';
import type { CommandDeps } from './deps.ts';

type Acknowledged = Pick<StatusOptions, 'acknowledgements' | 'canAcknowledge'>;

/**
 * What is shown with a posture, or with one account of it, of what people answer for; nothing where the digest is not
 * configured. A posture is shown all the same where it cannot be read. Never throws.
 */
export async function acknowledgedIn(
  posture: Posture,
  { digests, log }: Pick<CommandDeps, 'digests' | 'log'>,
  only?: AccountPosture,
): Promise<Acknowledged> {
  if (digests === undefined) return {};
  const { acknowledging, canAcknowledge } = digests;
  const shown = only === undefined ? posture : { ...posture, accounts: [only] };
  try {
    return { canAcknowledge, acknowledgements: await acknowledging.in(shown) };
  } catch (error) {
    log.error({ err: error }, 'acknowledgements could not be read: a posture is shown without them');
    return { canAcknowledge, acknowledgements: 'unread' };
  }
}
