import type { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import type { Account, Partition } from '../domain/account.ts';
import { MINUTE, type Milliseconds } from '../domain/time.ts';
import type { Send } from './call-limit.ts';
import type { CallerIdentity } from './caller-identity.ts';
import type { Clients } from './clients.ts';
import type { DirectoryCall } from './directory-call.ts';
import { type AuditRole, assumeAuditRole } from './sessions.ts';

/** CloudTrail of one account, by Region. */
export interface TrailAccess {
  /** Throws where the account cannot be entered any more. */
  clientIn(region: string): Promise<CloudTrailClient>;
}

export interface TrailAccessOptions {
  readonly clients: Clients;
  readonly callerIdentity: () => Promise<CallerIdentity>;
  readonly role: AuditRole;
  readonly call: DirectoryCall;
  /** Milliseconds that never jump. */
  readonly monotonic: () => Milliseconds;
}

/** Sessions last for 15 minutes. A look-up that takes longer opens another one in time. */
const RENEW_AFTER: Milliseconds = 10 * MINUTE;

/** STS's own limit is far above what look-ups need. */
const atOnce = async (signal: AbortSignal) => signal.throwIfAborted();

/**
 * Enters the account: the app's own with its own credentials, every other by the audit role. Throws the SDK's error where
 * that role cannot be assumed.
 */
export async function enterTrail(
  account: Account,
  partition: Partition,
  signal: AbortSignal,
  options: TrailAccessOptions,
): Promise<TrailAccess> {
  const { clients, callerIdentity, role, call, monotonic } = options;
  const own = await callerIdentity();
  if (account.id === own.accountId)
    return { clientIn: remembering((region) => clients.cloudTrailFor(region)) };
  const open = async () => {
    const caller = { call: <T>(send: Send<T>) => call(atOnce, signal, send) };
    const session = await assumeAuditRole(clients.sts, caller, partition, account.id, role);
    return { since: monotonic(), clientIn: remembering((region) => clients.cloudTrailFor(region, session)) };
  };
  let opened = Promise.resolve(await open());
  return {
    async clientIn(region) {
      if (monotonic() - (await opened).since > RENEW_AFTER) opened = open();
      return (await opened).clientIn(region);
    },
  };
}

/** One client a Region. */
function remembering(create: (region: string) => CloudTrailClient): TrailAccess['clientIn'] {
  const clients = new Map<string, CloudTrailClient>();
  return async (region) => {
    const client = clients.get(region) ?? create(region);
    clients.set(region, client);
    return client;
  };
}
