import type { Partition } from '../../src/domain/account.ts';
import type { CentralReadings, LastUse, Read, RoleReadings } from '../../src/domain/evidence.ts';
import type { Instant } from '../../src/domain/time.ts';
import type { PasswordPolicy } from '../../src/domain/user-checks/evidence.ts';
import { passwordPolicyOf } from '../aws/iam/account-password-policy.ts';
import { accountSummaryOf } from '../aws/iam/account-summary.ts';
import { renderCredentialReport } from '../aws/iam/credential-report.ts';
import { rootSessionFactsOf } from '../aws/iam/root-session-facts.ts';
import { virtualMfaDevicesOf } from '../aws/iam/virtual-mfa-devices.ts';
import type { Moment } from '../organization/moment.ts';
import type { OrganizationAccount, RootSessionFacts } from '../organization/organization.ts';

/** When and by what clock an account is read. */
export interface Reader {
  readonly partition: Partition;
  readonly asOf: Instant;
  /** The instant of a moment of the organization file. */
  readonly at: (moment: Moment) => Instant;
}

/** What AWS's calls would have answered a principal of the account. */
export function roleReadingsThen(
  route: RoleReadings['route'],
  account: OrganizationAccount,
  { partition, asOf, at }: Reader,
): RoleReadings {
  const csv = account.verbatim.credentialReport ?? renderCredentialReport(account, partition, at);
  const devices = virtualMfaDevicesOf(account, partition).flatMap(({ SerialNumber, User }) =>
    User === undefined ? [] : [{ serialNumber: SerialNumber, userArn: User.Arn }],
  );
  return {
    route,
    credentialReport: read(csv, asOf),
    accountSummary: read(accountSummaryOf(account), asOf),
    virtualMfaDevices: read(devices, asOf),
    passwordPolicy: read(policyThen(account), asOf),
  };
}

/** What the app keeps of a password policy. */
function policyThen(account: OrganizationAccount): PasswordPolicy | null {
  const policy = passwordPolicyOf(account);
  if (policy === undefined) return null;
  const { AllowUsersToChangePassword: _, ExpirePasswords: __, ...judged } = policy;
  return judged;
}

/** What they would have answered in a root session. */
export function centralReadingsThen(account: OrganizationAccount, reader: Reader): CentralReadings {
  const { partition, asOf, at } = reader;
  const facts = rootSessionFactsOf(account, partition);
  const { user, loginProfile, mfaDevices, signingCertificates } = facts;
  const { CreateDate, PasswordLastUsed } = user;
  return {
    route: 'central',
    accountSummary: read(accountSummaryOf(account), asOf),
    loginProfile: read(loginProfile && { createdAt: at(loginProfile.CreateDate) }, asOf),
    user: read(
      {
        createdAt: at(CreateDate),
        ...(PasswordLastUsed && { passwordLastUsed: at(PasswordLastUsed) }),
      },
      asOf,
    ),
    accessKeys: read(
      facts.accessKeys.map((key) => keyThen(key, reader)),
      asOf,
    ),
    mfaDevices: read(
      mfaDevices.map(({ SerialNumber }) => ({ serialNumber: SerialNumber })),
      asOf,
    ),
    signingCertificates: read(
      signingCertificates.map(({ CertificateId, Status }) => ({
        label: `certificate ${CertificateId}`,
        active: Status === 'Active',
      })),
      asOf,
    ),
  };
}

function keyThen(key: RootSessionFacts['accessKeys'][number], { asOf, at }: Reader) {
  const { AccessKeyId, Status, CreateDate, LastUsed } = key;
  const lastUse: LastUse =
    LastUsed === undefined
      ? { kind: 'never' }
      : {
          kind: 'used',
          at: at(LastUsed.LastUsedDate),
          service: LastUsed.ServiceName,
          region: LastUsed.Region,
        };
  return {
    accessKeyId: AccessKeyId,
    active: Status === 'Active',
    createdAt: at(CreateDate),
    lastUse: read(lastUse, asOf),
  };
}

function read<T>(value: T, asOf: Instant): Read<T> {
  return { kind: 'read', value, asOf };
}
