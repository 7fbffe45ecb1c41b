import type { OrganizationAccount } from '../../organization/organization.ts';
import { usersIn } from './users.ts';

/** AWS's default quotas, which the summary repeats. */
const QUOTAS = {
  UsersQuota: 5000,
  GroupsQuota: 300,
  RolesQuota: 1000,
  PoliciesQuota: 1500,
  InstanceProfilesQuota: 1000,
  ServerCertificatesQuota: 20,
  AccessKeysPerUserQuota: 2,
  SigningCertificatesPerUserQuota: 2,
  GroupsPerUserQuota: 10,
  AttachedPoliciesPerUserQuota: 10,
  AttachedPoliciesPerGroupQuota: 10,
  AttachedPoliciesPerRoleQuota: 10,
  PolicySizeQuota: 6144,
  UserPolicySizeQuota: 2048,
  GroupPolicySizeQuota: 5120,
  RolePolicySizeQuota: 10240,
  AssumeRolePolicySizeQuota: 2048,
  VersionsPerPolicyQuota: 5,
  PolicyVersionsInUseQuota: 10000,
  GlobalEndpointTokenVersion: 1,
};

/** The account summary: 0 and 1 for what the root user has, counts of everything else. */
export function accountSummaryOf(account: OrganizationAccount): Readonly<Record<string, number>> {
  const { root, verbatim } = account;
  if (verbatim.accountSummary !== undefined) return verbatim.accountSummary;
  const users = usersIn(account);
  const devices = users.reduce((count, { mfa }) => count + mfa.length, root.mfa.length);
  return {
    AccountMFAEnabled: Number(root.mfa.length > 0),
    AccountAccessKeysPresent: Number(root.accessKeys.length > 0),
    AccountSigningCertificatesPresent: Number(root.certificates.length > 0),
    AccountPasswordPresent: Number(root.password !== undefined),
    Users: users.length,
    MFADevices: devices,
    MFADevicesInUse: devices,
    Groups: 4,
    Roles: 31,
    Policies: 12,
    PolicyVersionsInUse: 38,
    InstanceProfiles: 3,
    Providers: 1,
    ServerCertificates: 0,
    ...QUOTAS,
  };
}
