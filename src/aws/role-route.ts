import { GetAccountSummaryCommand, type IAMClient, ListVirtualMFADevicesCommand } from '@aws-sdk/client-iam';
import type { AccountSummary, RoleReadings, VirtualMfaDevice } from '../domain/evidence.ts';
import type { Instant } from '../domain/time.ts';
import type { PasswordPolicy } from '../domain/user-checks/evidence.ts';
import type { Caller } from './call.ts';
import { finishCredentialReport, startCredentialReport } from './credential-report.ts';
import { everyIamPage } from './pages.ts';
import { readPasswordPolicy } from './password-policy.ts';
import { present } from './present.ts';
import { type Attempt, attempt } from './reading.ts';

export interface RoleAttempts extends RoleReadings {
  readonly credentialReport: Attempt<string>;
  readonly accountSummary: Attempt<AccountSummary>;
  readonly virtualMfaDevices: Attempt<readonly VirtualMfaDevice[]>;
  readonly passwordPolicy?: Attempt<PasswordPolicy | null>;
}

/**
 * What a principal of the account itself can read. The report is asked for first and fetched last, so that AWS makes it
 * while the rest is read. `users`: whether IAM users are asked about, for whom the password policy is read.
 */
export async function readWithRole(
  route: 'role' | 'local',
  iam: IAMClient,
  caller: Caller,
  now: () => Instant,
  users = false,
): Promise<RoleAttempts> {
  const generation = await startCredentialReport(iam, caller);
  const accountSummary = await attempt('the account summary', now, () => readSummary(iam, caller));
  const virtualMfaDevices = await attempt('the virtual MFA devices', now, () =>
    listVirtualMfaDevices(iam, caller),
  );
  const passwordPolicy = users
    ? await attempt('the password policy', now, () => readPasswordPolicy(iam, caller))
    : undefined;
  const credentialReport = await finishCredentialReport(iam, caller, generation);
  return {
    ...{ route, credentialReport, accountSummary, virtualMfaDevices },
    ...(passwordPolicy && { passwordPolicy }),
  };
}

export async function readSummary(iam: IAMClient, caller: Caller): Promise<AccountSummary> {
  const { SummaryMap } = await caller.call((options) => iam.send(new GetAccountSummaryCommand({}), options));
  return pick(present(SummaryMap), [
    'AccountMFAEnabled',
    'AccountAccessKeysPresent',
    'AccountSigningCertificatesPresent',
    'AccountPasswordPresent',
  ]);
}

async function listVirtualMfaDevices(iam: IAMClient, caller: Caller): Promise<VirtualMfaDevice[]> {
  const devices = await everyIamPage(
    (Marker) =>
      caller.call((options) =>
        iam.send(new ListVirtualMFADevicesCommand({ AssignmentStatus: 'Assigned', Marker }), options),
      ),
    (page) => page.VirtualMFADevices,
  );
  return devices.map(({ SerialNumber, User }) => ({
    serialNumber: SerialNumber ?? '',
    ...(User?.Arn === undefined ? {} : { userArn: User.Arn }),
  }));
}

function pick(map: Partial<Record<string, number>>, keys: readonly (keyof AccountSummary)[]): AccountSummary {
  return Object.fromEntries(keys.flatMap((key) => (map[key] === undefined ? [] : [[key, map[key]]])));
}
