import {
  GetCallerIdentityCommand,
  type GetCallerIdentityCommandOutput,
  type STSClient,
} from '@aws-sdk/client-sts';
import { type AccountId, type Partition, parseAccountId } from '../domain/account.ts';
import type { Milliseconds } from '../domain/time.ts';
import { CALL_LIMIT, withinCallLimit } from './call-limit.ts';
import { isWorthRetrying } from './failure.ts';

const MOST_ATTEMPTS = 3;

/** Whose credentials the app runs with. */
export interface CallerIdentity {
  readonly accountId: AccountId;
  readonly partition: Partition;
  /** Of the role session or user. */
  readonly arn: string;
}

/**
 * Asks STS once and remembers the answer; a failure is asked again at the next call. Throws the SDK's error, and
 * `NoAnswer` after `callLimit`. Nobody's signal ends it: everybody shares the answer, and so what is lost on the way is
 * asked for again at once.
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
  const { Account = '', Arn = '' } = await answered(sts, callLimit);
  const accountId = parseAccountId(Account);
  const partition = Arn.split(':')[1];
  if (accountId === undefined || !isPartition(partition))
    throw new Error('STS named no account in a known partition');
  return { accountId, partition, arn: Arn };
}

async function answered(sts: STSClient, callLimit: Milliseconds): Promise<GetCallerIdentityCommandOutput> {
  const { signal } = new AbortController();
  for (let attempt = 1; ; attempt += 1) {
    try {
      const send = (options: { abortSignal: AbortSignal }) =>
        sts.send(new GetCallerIdentityCommand({}), options);
      return await withinCallLimit(send, callLimit, signal);
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !isWorthRetrying(error)) throw error;
    }
  }
}

function isPartition(text: string | undefined): text is Partition {
  return text === 'aws' || text === 'aws-cn' || text === 'aws-us-gov';
}
