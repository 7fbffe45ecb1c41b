import { AssumeRoleCommand, AssumeRootCommand, type Credentials, type STSClient } from '@aws-sdk/client-sts';
import type { AccountId, Partition } from '../domain/account.ts';
import type { Caller } from './call.ts';
import type { SessionCredentials } from './clients.ts';

/** Long enough for one account's audit, and AssumeRoot's own maximum. */
const SESSION_SECONDS = 900;

export interface AuditRole {
  readonly roleName: string;
  readonly externalId?: string;
}

/** A session of the audit role in `accountId`. Throws the SDK's error where it cannot be assumed. */
export async function assumeAuditRole(
  sts: STSClient,
  caller: Pick<Caller, 'call'>,
  partition: Partition,
  accountId: AccountId,
  role: AuditRole,
): Promise<SessionCredentials> {
  const command = new AssumeRoleCommand({
    RoleArn: `arn:${partition}:iam::${accountId}:role/${role.roleName}`,
    RoleSessionName: 'rootkeeper-audit',
    DurationSeconds: SESSION_SECONDS,
    ExternalId: role.externalId,
  });
  const { Credentials } = await caller.call((options) => sts.send(command, options));
  return credentialsOf(Credentials);
}

/** A root session in `accountId` that may only read the root's credentials (task policy IAMAuditRootUserCredentials). */
export async function assumeRootForAudit(
  sts: STSClient,
  caller: Caller,
  partition: Partition,
  accountId: AccountId,
): Promise<SessionCredentials> {
  const command = new AssumeRootCommand({
    TargetPrincipal: accountId,
    TaskPolicyArn: { arn: `arn:${partition}:iam::aws:policy/root-task/IAMAuditRootUserCredentials` },
    DurationSeconds: SESSION_SECONDS,
  });
  const { Credentials } = await caller.call((options) => sts.send(command, options));
  return credentialsOf(Credentials);
}

function credentialsOf(credentials: Credentials | undefined): SessionCredentials {
  const { AccessKeyId, SecretAccessKey, SessionToken } = credentials ?? {};
  if (AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined) {
    throw new Error('STS answered without credentials');
  }
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}
