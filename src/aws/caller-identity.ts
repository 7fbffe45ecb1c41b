import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { type AccountId, type Partition, parseAccountId } from '../domain/account.ts';

/** Whose credentials the app runs with. */
export interface CallerIdentity {
  readonly accountId: AccountId;
  readonly partition: Partition;
}

/** Asks STS once and remembers the answer; a failure is asked again at the next call. Throws the SDK's error. */
export function createCallerIdentity(sts: STSClient): () => Promise<CallerIdentity> {
  let asked: Promise<CallerIdentity> | undefined;
  return () => {
    asked ??= ask(sts).catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
}

async function ask(sts: STSClient): Promise<CallerIdentity> {
  const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
  const accountId = parseAccountId(Account);
  const partition = Arn.split(':')[1];
  if (accountId === undefined || !isPartition(partition))
    throw new Error('STS named no account in a known partition');
  return { accountId, partition };
}

function isPartition(text: string | undefined): text is Partition {
  return text === 'aws' || text === 'aws-cn' || text === 'aws-us-gov';
}
