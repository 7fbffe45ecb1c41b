import { AccountClient } from '@aws-sdk/client-account';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { IAMClient } from '@aws-sdk/client-iam';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { SQSClient } from '@aws-sdk/client-sqs';
import { AssumeRoleCommand, AssumeRootCommand, type Credentials, STSClient } from '@aws-sdk/client-sts';
import { type AwsOptions, type AwsServer, startAws } from '../../../sandbox/aws/server.ts';
import { noInterception } from '../../../sandbox/interception.ts';
import { parseOrganization } from '../../../sandbox/organization/load.ts';
import type { Organization } from '../../../sandbox/organization/organization.ts';
import type { OrganizationFile } from '../../../sandbox/organization/schema.ts';
import { type AccountId, parseAccountId } from '../../../src/domain/account.ts';
import type { Instant } from '../../../src/domain/time.ts';

export const MANAGEMENT = accountId('999988887777');
export const MEMBER = accountId('111122223333');
export const OTHER = accountId('222233334444');
export const AUDIT_TASK = taskArn('IAMAuditRootUserCredentials');

/** What may be written in an organization file: everything that has a default is optional. */
export type FileAccount = Partial<OrganizationFile['accounts'][number]> | Record<string, unknown>;

export interface FileOverrides {
  readonly organization?: Record<string, unknown>;
  readonly management?: FileAccount;
  readonly member?: FileAccount;
  /** After management and member. */
  readonly more?: readonly FileAccount[];
}

/** The text of an organization file: management account, one member in workloads/prod, and what the test adds. */
export function anOrganizationFile(overrides: FileOverrides = {}): string {
  const { organization, management, member, more = [] } = overrides;
  return JSON.stringify({
    features: ['RootCredentialsManagement', 'RootSessions'],
    ...organization,
    accounts: [
      { id: MANAGEMENT, name: 'management', email: 'aws@corp.example', management: true, ...management },
      { id: MEMBER, name: 'member', email: 'aws+member@corp.example', ou: 'workloads/prod', ...member },
      ...more.map((account) => ({ name: 'another', email: 'aws+another@corp.example', ...account })),
    ],
  });
}

export function anOrganization(overrides: FileOverrides = {}): Organization {
  return parseOrganization(anOrganizationFile(overrides));
}

export interface RunningAws extends AwsServer {
  /** The sandbox's clock, and real time, which tests move. */
  readonly time: { sandbox: Instant; real: Instant };
  /** Clients with these credentials; without, with those of the management account. */
  as(credentials?: Identity, region?: string): Clients;
  /** A session of the audit role in the account. */
  inRole(account: AccountId): Promise<Clients>;
  /** A root session in the account, by default under the audit task policy. */
  inRoot(account: AccountId, task?: string): Promise<Clients>;
}

export interface Identity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface Clients {
  readonly sts: STSClient;
  readonly iam: IAMClient;
  readonly organizations: OrganizationsClient;
  readonly account: AccountClient;
  readonly cloudTrail: CloudTrailClient;
  readonly sqs: SQSClient;
}

/** Runs the simulated AWS until the test ends. Real time is that of the machine plus what the test adds to it. */
export async function aRunningAws(
  organization: Organization | FileOverrides = {},
  overrides: Partial<AwsOptions> = {},
): Promise<RunningAws> {
  const time = { sandbox: Date.now(), real: 0 };
  const server = await startAws({
    organization: 'rootId' in organization ? organization : anOrganization(organization),
    clock: { now: () => time.sandbox },
    realTime: () => Date.now() + time.real,
    random: () => 0.5,
    interception: noInterception,
    latencyMs: 0,
    throttles: false,
    reportWaitMs: 0,
    ...overrides,
  });
  running.push(server);
  const as = (credentials: Identity = server.managementCredentials, region = 'eu-central-1') =>
    clientsOf(server.url, credentials, region);
  return {
    ...server,
    time,
    as,
    inRole: async (account) => {
      const RoleArn = `arn:aws:iam::${account}:role/rootkeeper-audit`;
      const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test' });
      return as(identityOf((await as().sts.send(command)).Credentials));
    },
    inRoot: async (TargetPrincipal, task = AUDIT_TASK) => {
      const command = new AssumeRootCommand({ TargetPrincipal, TaskPolicyArn: { arn: task } });
      return as(identityOf((await as().sts.send(command)).Credentials));
    },
  };
}

const running: AwsServer[] = [];
const clients: Clients[] = [];

afterEach(async () => {
  for (const each of clients.splice(0)) for (const client of Object.values(each)) client.destroy();
  await Promise.all(running.splice(0).map((server) => server.close()));
});

export function taskArn(name: string): string {
  return `arn:aws:iam::aws:policy/root-task/${name}`;
}

/** What AWS refused the call with: its code and message. Fails where the call succeeds. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ code: string; message: string; status: number }> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(outcome instanceof Error)) throw new Error('The call was not refused.');
  const { $metadata = {} } = outcome as { $metadata?: { httpStatusCode?: number } };
  return { code: outcome.name, message: outcome.message, status: $metadata.httpStatusCode ?? 0 };
}

export function identityOf(credentials: Credentials | undefined): Identity {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

function clientsOf(endpoint: string, credentials: Identity, region: string): Clients {
  const shared = { endpoint, credentials, region, maxAttempts: 1 };
  const made = {
    sts: new STSClient(shared),
    iam: new IAMClient(shared),
    organizations: new OrganizationsClient(shared),
    account: new AccountClient(shared),
    cloudTrail: new CloudTrailClient(shared),
    sqs: new SQSClient(shared),
  };
  clients.push(made);
  return made;
}

function accountId(text: string): AccountId {
  const id = parseAccountId(text);
  if (id === undefined) throw new Error(`${text} is no account id`);
  return id;
}
