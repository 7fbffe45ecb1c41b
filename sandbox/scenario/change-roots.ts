import type { AwsServer } from '../aws/server.ts';
import { BrokenExpectation } from './broken.ts';
import type { Action } from './scenario.ts';

/** Root users get other credentials. Throws `BrokenExpectation` where the organization has no such account. */
export function changeRoots({ roots }: Extract<Action, { kind: 'root' }>, aws: AwsServer): void {
  for (const { accountId, root } of roots) {
    if (!aws.hasAccount(accountId))
      throw new BrokenExpectation(`there is no account ${accountId} in the organization`);
    aws.setRootUser(accountId, root);
  }
}
