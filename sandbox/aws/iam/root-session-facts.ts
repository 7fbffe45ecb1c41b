import type { Partition } from '../../../src/domain/account.ts';
import { capitalIdFrom, rootKeyId } from '../../organization/ids.ts';
import type { OrganizationAccount, RootSessionFacts } from '../../organization/organization.ts';
import { rootDeviceSerial } from './virtual-mfa-devices.ts';

/** What a root session in the account reads. */
export function rootSessionFactsOf(account: OrganizationAccount, partition: Partition): RootSessionFacts {
  const { id, root, verbatim } = account;
  if (verbatim.rootSession !== undefined) return verbatim.rootSession;
  return {
    user: { CreateDate: root.created, PasswordLastUsed: root.password?.lastUsed },
    loginProfile: root.password === undefined ? null : { CreateDate: root.password.changed },
    accessKeys: root.accessKeys.map(({ active, created, lastUse }, n) => ({
      AccessKeyId: rootKeyId(id, n),
      Status: statusOf(active),
      CreateDate: created,
      LastUsed:
        lastUse === undefined
          ? undefined
          : { LastUsedDate: lastUse.at, ServiceName: lastUse.service, Region: lastUse.region },
    })),
    mfaDevices: root.mfa.map((_, n) => ({
      SerialNumber: serialOf(account, partition, n),
      EnableDate: root.created,
    })),
    signingCertificates: root.certificates.map(({ active, uploaded }, n) => ({
      CertificateId: capitalIdFrom(`root certificate ${n} of ${id}`, 24),
      Status: statusOf(active),
      UploadDate: uploaded,
    })),
  };
}

function statusOf(active: boolean): 'Active' | 'Inactive' {
  return active ? 'Active' : 'Inactive';
}

/** A virtual device and a security key have an ARN, a hardware token has none. */
function serialOf(account: OrganizationAccount, partition: Partition, n: number): string {
  const { id, root } = account;
  switch (root.mfa[n]) {
    case 'fido':
      return `arn:${partition}:iam::${id}:u2f/root/security-key-${capitalIdFrom(`fido ${n} of ${id}`, 26)}`;
    case 'totp':
      return `GAHT${capitalIdFrom(`token ${n} of ${id}`, 8)}`;
    default:
      return rootDeviceSerial(
        account,
        partition,
        root.mfa.slice(0, n).filter((kind) => kind === 'virtual').length,
      );
  }
}
