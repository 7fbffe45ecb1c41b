import { accountOf } from './caller.ts';
import { instantOf } from './event-time.ts';
import type { Heartbeat } from './intake.ts';
import { at, word } from './json.ts';
import { LIMITS } from './limits.ts';

/**
 * The heartbeat in what EventBridge delivers: an event of its scheduler, sent on by a rule; `undefined` where it is
 * none. Which account and Region it is of says the envelope, which only AWS writes.
 */
export function heartbeatOf(envelope: unknown): Heartbeat | undefined {
  if (at(envelope, 'source') !== 'aws.events' || at(envelope, 'detail-type') !== 'Scheduled Event') return;
  const accountId = accountOf(at(envelope, 'account'));
  const region = word(at(envelope, 'region'), LIMITS.name);
  const when = instantOf(at(envelope, 'time'));
  if (accountId === undefined || region === undefined || when === undefined) return;
  return { accountId, region, at: when };
}
