import { type Partition, rootArn } from '../../../src/domain/account.ts';
import { capitalIdFrom } from '../../organization/ids.ts';
import type { Credentials, OrganizationAccount, VirtualMfaDevice } from '../../organization/organization.ts';
import { userArn, usersIn } from './users.ts';

/** The virtual MFA devices of an account, the root user's first. */
export function virtualMfaDevicesOf(
  account: OrganizationAccount,
  partition: Partition,
): readonly VirtualMfaDevice[] {
  return (
    account.verbatim.virtualMfaDevices ?? [
      ...rootDevices(account, partition),
      ...userDevices(account, partition),
    ]
  );
}

/** Serial number of the root user's nth virtual device; AWS gives the first this name, people the others theirs. */
export function rootDeviceSerial(account: OrganizationAccount, partition: Partition, n: number): string {
  const suffix = n === 0 ? '' : `-${n + 1}`;
  return `arn:${partition}:iam::${account.id}:mfa/root-account-mfa-device${suffix}`;
}

function rootDevices(account: OrganizationAccount, partition: Partition): VirtualMfaDevice[] {
  const { id, root } = account;
  return virtualOnes(root).map((_, n) => ({
    SerialNumber: rootDeviceSerial(account, partition, n),
    EnableDate: root.created,
    User: {
      UserId: id,
      Arn: rootArn(partition, id),
      CreateDate: root.created,
      PasswordLastUsed: root.password?.lastUsed,
    },
  }));
}

function userDevices(account: OrganizationAccount, partition: Partition): VirtualMfaDevice[] {
  return usersIn(account).flatMap((user) =>
    virtualOnes(user).map((_, n) => ({
      SerialNumber: `arn:${partition}:iam::${account.id}:mfa/${user.name}${n === 0 ? '' : `-${n + 1}`}`,
      EnableDate: user.created,
      User: {
        Path: '/',
        UserName: user.name,
        UserId: `AIDA${capitalIdFrom(`${account.id} ${user.name}`, 17)}`,
        Arn: userArn(partition, account.id, user.name),
        CreateDate: user.created,
        PasswordLastUsed: user.password?.lastUsed,
      },
    })),
  );
}

function virtualOnes({ mfa }: Credentials): readonly string[] {
  return mfa.filter((kind) => kind === 'virtual');
}
