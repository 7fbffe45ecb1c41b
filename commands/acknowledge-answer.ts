import type { CannotAcknowledge } from '../src/operations/digest/acknowledging.ts';
import { mayNotAcknowledge } from '../src/slack/digest/acknowledged-message.ts';
import type { Message } from '../src/slack/message.ts';
import { notAllowedToRead } from '../src/slack/refusal.ts';
import type { CommandDeps } from './deps.ts';

/** What the modals are called in which somebody acknowledges. */
export const ACKNOWLEDGING = 'Acknowledge';

type NotAllowed = Extract<CannotAcknowledge, { readonly kind: 'not-allowed' }>;

/** Which of the two permissions the person lacks, and whom to ask. */
export function notAllowed({ as, why }: NotAllowed, { securityChannel }: CommandDeps): Message {
  return as === 'reader' ? notAllowedToRead(why, securityChannel) : mayNotAcknowledge(why, securityChannel);
}
