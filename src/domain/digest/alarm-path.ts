import type { Account, AccountId } from '../account.ts';
import type { PipelineStanding } from '../heartbeat/silence.ts';
import type { Instant } from '../time.ts';

/** Whether a use of root would be noticed. */
export interface AlarmPath {
  /** The oldest proof of those whose events arrive; absent: there are none. */
  readonly provenAt?: Instant;
  /** How many accounts are to be heard. */
  readonly accounts: number;
  /** Those of them whose events do not arrive, from one Region at least. */
  readonly silent: readonly { readonly id: AccountId; readonly name: string }[];
  /** How many others were never heard from some Region, and not for long enough to tell. */
  readonly notYet: number;
  /** Whether it was silent anywhere, or not known to be listened, at any time since the digest before. */
  readonly wasInterrupted: boolean;
}

/** `accounts`: of the standing. */
export function alarmPathOf(
  { provenAt, silent, notYet }: PipelineStanding,
  accounts: readonly Account[],
  wasInterrupted: boolean,
): AlarmPath {
  const silentIds = new Set(silent.map(({ accountId }) => accountId));
  const notYetIds = new Set(notYet.map(({ accountId }) => accountId).filter((id) => !silentIds.has(id)));
  return {
    ...(provenAt !== undefined && { provenAt }),
    accounts: accounts.filter(({ state }) => state === 'ACTIVE').length,
    silent: accounts.filter(({ id }) => silentIds.has(id)).map(({ id, name }) => ({ id, name })),
    notYet: notYetIds.size,
    wasInterrupted: wasInterrupted || silentIds.size > 0,
  };
}
