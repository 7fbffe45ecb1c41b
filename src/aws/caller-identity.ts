import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { type AccountId, type Partition, parseAccountId } from '../domain/account.ts';
import type { Milliseconds } from '../domain/time.ts';
import { CALL_LIMIT, withinCallLimit } from './call-limit.ts';

/** Whose credentials the app runs with. */
export interface CallerIdentity {
  readonly accountId: AccountId;
  readonly partition: Partition;
}

/**
 * Asks STS once and remembers the answer; a failure is asked again at the next call. Throws the SDK's error, and
 * `NoAnswer` after `callLimit`. Nobody's signal ends it: everybody shares the answer.
 */
export function createCallerIdentity(
  sts: STSClient,
  callLimit: Milliseconds = CALL_LIMIT,
): () => Promise<CallerIdentity> {
  let asked: Promise<CallerIdentity> | undefined;
  return () => {
    asked ??= ask(sts, callLimit).catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
}

async function ask(sts: STSClient, callLimit: Milliseconds): Promise<CallerIdentity> {
  const { Account = '', Arn = '' } = await withinCallLimit(
    (options) => sts.send(new GetCallerIdentityCommand({}), options),
    callLimit,
    new AbortController().signal,
  );
  const accountId = parseAccountId(Account);
  const partition = Arn.split(':')[1];
  if (accountId === undefined || !isPartition(partition))
    throw new Error('STS named no account in a known partition');
  return { accountId, partition };
}

function isPartition(text: string | undefined): text is Partition {
  return text === 'aws' || text === 'aws-cn' || text === 'aws-us-gov';
}
