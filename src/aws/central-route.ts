import {
  GetAccessKeyLastUsedCommand,
  GetLoginProfileCommand,
  GetUserCommand,
  type IAMClient,
  ListAccessKeysCommand,
  ListMFADevicesCommand,
  ListSigningCertificatesCommand,
} from '@aws-sdk/client-iam';
import type {
  AccountSummary,
  CentralReadings,
  LastUse,
  SessionAccessKey,
  SigningCertificate,
} from '../domain/evidence.ts';
import type { Instant } from '../domain/time.ts';
import type { Caller } from './call.ts';
import { everyIamPage } from './pages.ts';
import { present } from './present.ts';
import { type Attempt, attempt } from './reading.ts';
import { readSummary } from './role-route.ts';

export interface CentralAttempts extends CentralReadings {
  readonly accountSummary: Attempt<AccountSummary>;
  readonly loginProfile: Attempt<{ readonly createdAt?: Instant } | null>;
  readonly user: Attempt<{ readonly createdAt?: Instant; readonly passwordLastUsed?: Instant }>;
  readonly accessKeys: Attempt<readonly SessionAccessKey[]>;
  readonly mfaDevices: Attempt<readonly { readonly serialNumber: string }[]>;
  readonly signingCertificates: Attempt<readonly SigningCertificate[]>;
}

/** What a root session under the audit task policy can read: the root's credentials, one by one. */
export async function readInRootSession(
  iam: IAMClient,
  caller: Caller,
  now: () => Instant,
): Promise<CentralAttempts> {
  return {
    route: 'central',
    accountSummary: await attempt('the account summary', now, () => readSummary(iam, caller)),
    loginProfile: await attempt("the root user's login profile", now, () => readLoginProfile(iam, caller)),
    user: await attempt('the root user', now, () => readUser(iam, caller)),
    accessKeys: await attempt("the root user's access keys", now, () => listAccessKeys(iam, caller, now)),
    mfaDevices: await attempt("the root user's MFA devices", now, () => listMfaDevices(iam, caller)),
    signingCertificates: await attempt("the root user's signing certificates", now, () =>
      listSigningCertificates(iam, caller),
    ),
  };
}

/** `null`: no root password. Only AWS's own NoSuchEntity says so; any other error is an error. */
async function readLoginProfile(iam: IAMClient, caller: Caller): Promise<{ createdAt?: Instant } | null> {
  try {
    const { LoginProfile } = await caller.call((options) =>
      iam.send(new GetLoginProfileCommand({}), options),
    );
    return instantField('createdAt', present(LoginProfile).CreateDate);
  } catch (error) {
    if (error instanceof Error && (error.name === 'NoSuchEntityException' || error.name === 'NoSuchEntity'))
      return null;
    throw error;
  }
}

async function readUser(
  iam: IAMClient,
  caller: Caller,
): Promise<{ createdAt?: Instant; passwordLastUsed?: Instant }> {
  const { User } = await caller.call((options) => iam.send(new GetUserCommand({}), options));
  const { CreateDate, PasswordLastUsed } = present(User);
  return {
    ...instantField('createdAt', CreateDate),
    ...instantField('passwordLastUsed', PasswordLastUsed),
  };
}

async function listAccessKeys(
  iam: IAMClient,
  caller: Caller,
  now: () => Instant,
): Promise<SessionAccessKey[]> {
  const listed = await everyIamPage(
    (Marker) => caller.call((options) => iam.send(new ListAccessKeysCommand({ Marker }), options)),
    (page) => page.AccessKeyMetadata,
  );
  const keys: SessionAccessKey[] = [];
  for (const { AccessKeyId = '', Status, CreateDate } of listed) {
    const lastUse = await attempt("the access key's last use", now, () =>
      readLastUse(iam, caller, AccessKeyId),
    );
    const active = Status !== 'Inactive';
    keys.push({ accessKeyId: AccessKeyId, active, lastUse, ...instantField('createdAt', CreateDate) });
  }
  return keys;
}

async function readLastUse(iam: IAMClient, caller: Caller, AccessKeyId: string): Promise<LastUse> {
  const command = new GetAccessKeyLastUsedCommand({ AccessKeyId });
  const { AccessKeyLastUsed } = await caller.call((options) => iam.send(command, options));
  const { LastUsedDate, ServiceName, Region } = present(AccessKeyLastUsed);
  if (LastUsedDate === undefined) return { kind: 'never' };
  return {
    kind: 'used',
    at: LastUsedDate.getTime(),
    ...(meaningful(ServiceName) ? { service: ServiceName } : {}),
    ...(meaningful(Region) ? { region: Region } : {}),
  };
}

async function listMfaDevices(iam: IAMClient, caller: Caller): Promise<{ serialNumber: string }[]> {
  const devices = await everyIamPage(
    (Marker) => caller.call((options) => iam.send(new ListMFADevicesCommand({ Marker }), options)),
    (page) => page.MFADevices,
  );
  return devices.map(({ SerialNumber }) => ({ serialNumber: SerialNumber ?? '' }));
}

async function listSigningCertificates(iam: IAMClient, caller: Caller): Promise<SigningCertificate[]> {
  const certificates = await everyIamPage(
    (Marker) => caller.call((options) => iam.send(new ListSigningCertificatesCommand({ Marker }), options)),
    (page) => page.Certificates,
  );
  return certificates.map(({ CertificateId = '', Status }) => ({
    label: `certificate ${CertificateId}`.trim(),
    active: Status !== 'Inactive',
  }));
}

/** AWS writes `N/A` for what it does not know. */
function meaningful(text: string | undefined): text is string {
  return text !== undefined && text !== '' && text !== 'N/A';
}

function instantField<K extends string>(key: K, date: Date | undefined): { [P in K]?: Instant } {
  const at = date?.getTime();
  return at === undefined || Number.isNaN(at) ? {} : ({ [key]: at } as { [P in K]?: Instant });
}
