import type { Partition } from '../../../src/domain/account.ts';
import { madeUpUsers } from '../../organization/made-up-users.ts';
import type { IamUser, OrganizationAccount } from '../../organization/organization.ts';

/** The account's IAM users. Made-up ones are made up anew each time, since keeping five thousand accounts' is dearer. */
export function usersIn({ id, users }: OrganizationAccount): readonly IamUser[] {
  return typeof users === 'number' ? madeUpUsers(id, users) : users;
}

export function userArn(partition: Partition, accountId: string, name: string): string {
  return `arn:${partition}:iam::${accountId}:user/${name}`;
}
