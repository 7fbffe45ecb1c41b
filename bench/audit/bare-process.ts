import {
  GenerateCredentialReportCommand,
  GetAccessKeyLastUsedCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  GetLoginProfileCommand,
  GetUserCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListMFADevicesCommand,
  ListSigningCertificatesCommand,
  ListVirtualMFADevicesCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, AssumeRootCommand, type Credentials, STSClient } from '@aws-sdk/client-sts';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { parse } from 'csv-parse/sync';
import { asChild } from '../child.ts';
import { type Cost, measured } from './measured.ts';
import type { OrganizationAddress } from './organization-process.ts';
import { pointSdkAt } from './point-sdk-at.ts';

export interface BareTask {
  readonly organization: OrganizationAddress;
  readonly strategy: 'role' | 'central' | 'auto';
  readonly concurrency: number;
  /** The accounts that the product audits, the management account apart. */
  readonly members: readonly string[];
}

/** The same calls in the same order through the same SDK clients at the same concurrency, and nothing of ours around it. */
asChild<BareTask, Cost>(async ({ organization, strategy, concurrency, members }) => {
  pointSdkAt(organization);
  const agent = { keepAlive: true, maxSockets: concurrency * 2 };
  const requestHandler = new NodeHttpHandler({ httpAgent: agent });
  const shared = { region: 'eu-central-1', requestHandler };
  const sts = new STSClient(shared);
  const own = new IAMClient(shared);
  const visit = async (account: string) => {
    if (strategy !== 'central' && (await readWithRole(await enterByRole(sts, shared, account)))) return;
    if (strategy !== 'role') await readCentrally(await enterAsRoot(sts, shared, account));
  };
  const { cost } = await measured(async () => {
    await readWithRole(own);
    await eachOf(members, concurrency, visit);
  });
  return cost;
});

type Shared = { readonly region: string; readonly requestHandler: NodeHttpHandler };

async function eachOf<T>(
  items: readonly T[],
  concurrency: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

async function enterByRole(sts: STSClient, shared: Shared, account: string): Promise<IAMClient | undefined> {
  const command = new AssumeRoleCommand({
    RoleArn: `arn:aws:iam::${account}:role/rootkeeper-audit`,
    RoleSessionName: 'rootkeeper-audit',
    DurationSeconds: 900,
  });
  return sts.send(command).then(({ Credentials }) => clientOf(Credentials, shared), ignored);
}

async function enterAsRoot(sts: STSClient, shared: Shared, account: string): Promise<IAMClient | undefined> {
  const command = new AssumeRootCommand({
    TargetPrincipal: account,
    TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' },
    DurationSeconds: 900,
  });
  return sts.send(command).then(({ Credentials }) => clientOf(Credentials, shared), ignored);
}

function clientOf(credentials: Credentials | undefined, shared: Shared): IAMClient {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = credentials ?? {};
  return new IAMClient({
    ...shared,
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
  });
}

async function readWithRole(iam: IAMClient | undefined): Promise<boolean> {
  if (iam === undefined) return false;
  await iam.send(new GenerateCredentialReportCommand({})).catch(ignored);
  await iam.send(new GetAccountSummaryCommand({})).catch(ignored);
  await iam.send(new ListVirtualMFADevicesCommand({ AssignmentStatus: 'Assigned' })).catch(ignored);
  const report = await iam.send(new GetCredentialReportCommand({})).catch(ignored);
  if (report?.Content !== undefined) parse(Buffer.from(report.Content), { columns: true });
  return true;
}

async function readCentrally(iam: IAMClient | undefined): Promise<void> {
  if (iam === undefined) return;
  await iam.send(new GetAccountSummaryCommand({})).catch(ignored);
  await iam.send(new GetLoginProfileCommand({})).catch(ignored);
  await iam.send(new GetUserCommand({})).catch(ignored);
  const keys = await iam.send(new ListAccessKeysCommand({})).catch(ignored);
  for (const { AccessKeyId } of keys?.AccessKeyMetadata ?? []) {
    await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId })).catch(ignored);
  }
  await iam.send(new ListMFADevicesCommand({})).catch(ignored);
  await iam.send(new ListSigningCertificatesCommand({})).catch(ignored);
}

function ignored(): undefined {
  return undefined;
}
