import {
  aRunningAws,
  type Identity,
  MANAGEMENT,
  MEMBER,
  OTHER,
  type RunningAws,
} from '../sandbox/aws/a-running-aws.ts';
import { clientProgram, type ProgramOutcome, run } from './clients.ts';
import { AUDIT_TASK_ARN, CREATED, everythingToSee, ROLE_ARN, USED } from './organization.ts';

let aws: RunningAws;
let program: string;

beforeEach(async () => {
  program = await clientProgram('aws');
  aws = await aRunningAws(everythingToSee);
});

const outcomeOf = (
  command: string,
  as: Identity = aws.managementCredentials,
  ...more: string[]
): Promise<ProgramOutcome> => run(program, [...command.split(' '), ...more, '--output', 'json'], aws.url, as);

/** What the CLI printed, where it succeeded. */
async function cli(command: string, as?: Identity, ...more: string[]) {
  const { exitCode, stdout, stderr } = await outcomeOf(command, as, ...more);
  if (exitCode !== 0) throw new Error(`aws ${command} ended with ${exitCode}: ${stderr}`);
  return JSON.parse(stdout);
}

/** What the CLI said of a refusal. */
async function refusal(command: string, as?: Identity): Promise<string> {
  const { exitCode, stderr } = await outcomeOf(command, as);
  if (exitCode === 0) throw new Error(`aws ${command} was not refused`);
  return stderr.trim();
}

async function session(command: string): Promise<Identity> {
  const { Credentials } = await cli(command);
  return {
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: Credentials.SecretAccessKey,
    sessionToken: Credentials.SessionToken,
  };
}

const roleSession = () => session(`sts assume-role --role-arn ${ROLE_ARN} --role-session-name cli`);
const rootSession = () =>
  session(
    `sts assume-root --target-principal ${MEMBER} --task-policy-arn arn=${AUDIT_TASK_ARN} --duration-seconds 900`,
  );

/** Version 1 prints times as they came, version 2 in a form of its own. */
const instant = (text: string) => Date.parse(text);

describe('The unmodified AWS CLI', () => {
  it('sees who it is, and the features of the organization', async () => {
    expect(await cli('sts get-caller-identity')).toMatchObject({
      Account: MANAGEMENT,
      Arn: `arn:aws:iam::${MANAGEMENT}:user/rootkeeper`,
    });
    expect((await cli('iam list-organizations-features')).EnabledFeatures).toEqual([
      'RootCredentialsManagement',
      'RootSessions',
    ]);
  });

  it('reads an account in the audit role', async () => {
    const role = await roleSession();
    expect((await cli('sts get-caller-identity', role)).Arn).toBe(
      `arn:aws:sts::${MEMBER}:assumed-role/rootkeeper-audit/cli`,
    );
    expect((await cli('iam generate-credential-report', role)).State).toBe('STARTED');
    const report = await cli('iam get-credential-report', role);
    const [header = '', root = '', ...users] = Buffer.from(report.Content, 'base64').toString().split('\n');
    expect(report.ReportFormat).toBe('text/csv');
    expect(header.split(',')).toHaveLength(22);
    expect(root).toContain(`<root_account>,arn:aws:iam::${MEMBER}:root,${CREATED},true,${USED},`);
    expect(users).toHaveLength(3);
    const { SummaryMap } = await cli('iam get-account-summary', role);
    expect(SummaryMap).toMatchObject({ AccountMFAEnabled: 1, AccountAccessKeysPresent: 1, Users: 3 });
    const { VirtualMFADevices } = await cli(
      'iam list-virtual-mfa-devices --assignment-status Assigned',
      role,
    );
    expect(VirtualMFADevices[0].User.Arn).toBe(`arn:aws:iam::${MEMBER}:root`);
    const { PasswordPolicy } = await cli('iam get-account-password-policy', role);
    expect(PasswordPolicy).toMatchObject({ MinimumPasswordLength: 14, RequireSymbols: true });
  });

  it('reads an account in a central root session', async () => {
    const root = await rootSession();
    expect((await cli('sts get-caller-identity', root)).Arn).toBe(`arn:aws:iam::${MEMBER}:root`);
    const { User } = await cli('iam get-user', root);
    expect([User.CreateDate, User.PasswordLastUsed].map(instant)).toEqual([CREATED, USED].map(instant));
    const { LoginProfile } = await cli('iam get-login-profile', root);
    expect(instant(LoginProfile.CreateDate)).toBe(instant(CREATED));
    const { AccessKeyMetadata } = await cli('iam list-access-keys', root);
    expect(AccessKeyMetadata).toMatchObject([{ Status: 'Active' }]);
    const keyId = AccessKeyMetadata[0].AccessKeyId;
    const { AccessKeyLastUsed } = await cli(`iam get-access-key-last-used --access-key-id ${keyId}`, root);
    expect(AccessKeyLastUsed).toMatchObject({ ServiceName: 's3', Region: 'eu-west-1' });
    expect(instant(AccessKeyLastUsed.LastUsedDate)).toBe(instant(USED));
    expect((await cli('iam list-mfa-devices', root)).MFADevices).toHaveLength(2);
    expect((await cli('iam list-signing-certificates', root)).Certificates).toMatchObject([
      { Status: 'Active' },
    ]);
    expect((await cli('iam get-account-summary', root)).SummaryMap.AccountPasswordPresent).toBe(1);
  });

  it('walks the organization', async () => {
    const { Organization } = await cli('organizations describe-organization');
    expect(Organization.MasterAccountId).toBe(MANAGEMENT);
    const [root] = (await cli('organizations list-roots')).Roots;
    const { OrganizationalUnits } = await cli(
      `organizations list-organizational-units-for-parent --parent-id ${root.Id}`,
    );
    expect(OrganizationalUnits.map(({ Name }: { Name: string }) => Name)).toEqual(['workloads', 'sandbox']);
    const sandbox = OrganizationalUnits[1].Id;
    const inSandbox = await cli(`organizations list-accounts-for-parent --parent-id ${sandbox}`);
    expect(inSandbox.Accounts).toHaveLength(30);
    const children = await cli(`organizations list-children --parent-id ${root.Id} --child-type ACCOUNT`);
    expect(children.Children.map(({ Id }: { Id: string }) => Id)).toEqual([MANAGEMENT, OTHER]);
    const { Parents } = await cli('organizations list-parents --child-id 300000000007');
    expect(Parents).toEqual([{ Id: sandbox, Type: 'ORGANIZATIONAL_UNIT' }]);
  });

  it('pages through all accounts by itself, an empty page among them', async () => {
    const { Accounts } = await cli('organizations list-accounts');
    expect(Accounts).toHaveLength(33);
    const account = Accounts.find(({ Id }: { Id: string }) => Id === MEMBER);
    expect(account).toMatchObject({ Name: 'R&D <labs> 東京', State: 'ACTIVE' });
    expect(account.Paths[0]).toMatch(new RegExp(`^o-a1b2c3d4e5/r-\\w+/ou-[\\w-]+/ou-[\\w-]+/${MEMBER}/$`));
    expect(aws.calls()['organizations:ListAccounts']).toBe(3);
    const described = await cli(`organizations describe-account --account-id ${MEMBER}`);
    expect(described.Account).toEqual(account);
  });

  it('reads policies, tags, delegated administrators and contacts', async () => {
    const { Policies } = await cli('organizations list-policies --filter SERVICE_CONTROL_POLICY');
    expect(Policies.map(({ Id }: { Id: string }) => Id)).toEqual(['p-FullAWSAccess', 'p-denyroot1']);
    const { Policy } = await cli('organizations describe-policy --policy-id p-denyroot1');
    expect(JSON.parse(Policy.Content).Statement).toHaveLength(1);
    const { Targets } = await cli('organizations list-targets-for-policy --policy-id p-denyroot1');
    expect(Targets).toMatchObject([{ Name: 'sandbox', Type: 'ORGANIZATIONAL_UNIT' }]);
    const { Tags } = await cli(`organizations list-tags-for-resource --resource-id ${MEMBER}`);
    expect(Tags).toEqual([{ Key: 'env', Value: 'prod' }]);
    const delegated = await cli(
      'organizations list-delegated-administrators --service-principal iam.amazonaws.com',
    );
    expect(delegated.DelegatedAdministrators).toMatchObject([{ Id: OTHER }]);
    const contact = await cli(
      `account get-alternate-contact --alternate-contact-type SECURITY --account-id ${MEMBER}`,
    );
    expect(contact.AlternateContact.EmailAddress).toBe('security@corp.example');
  });

  it('takes messages off the queue of root’s events', async () => {
    aws.events.perform(MEMBER, { did: 'sign-in' }, aws.time.sandbox);
    // For SQS version 1 takes its address from the command line only.
    const there = `--endpoint-url ${aws.url}`;
    const { QueueUrl } = await cli(`sqs get-queue-url --queue-name rootkeeper-events ${there}`);
    const { Messages } = await cli(
      `sqs receive-message --queue-url ${QueueUrl} --wait-time-seconds 1 --attribute-names All ${there}`,
    );
    expect(JSON.parse(Messages[0].Body)).toMatchObject({ source: 'aws.signin', account: MEMBER });
    expect(Messages[0].Attributes.ApproximateReceiveCount).toBe('1');
    const outcome = await outcomeOf(
      `sqs delete-message --queue-url ${QueueUrl} --receipt-handle ${Messages[0].ReceiptHandle} ${there}`,
    );
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(aws.queueCounts().events).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  it('looks up what root did in a member, on every page of it', async () => {
    const role = await roleSession();
    const { Events } = await cli(
      'cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=Username,AttributeValue=root',
      role,
    );
    expect(Events).toHaveLength(60);
    expect(JSON.parse(Events[0].CloudTrailEvent)).toMatchObject({ recipientAccountId: MEMBER });
  });

  it('is refused as at AWS, and says so in AWS’s words', async () => {
    const role = await roleSession();
    const root = await rootSession();
    const wrongSecret = { ...aws.managementCredentials, secretAccessKey: 'guessed' };
    const noContact = 'account get-alternate-contact --alternate-contact-type SECURITY --account-id';
    const refusals = [
      await refusal('iam list-users', role),
      await refusal('iam get-credential-report', role),
      await refusal('iam list-virtual-mfa-devices', root),
      await refusal(
        `sts assume-role --role-arn arn:aws:iam::${OTHER}:role/rootkeeper-audit --role-session-name cli`,
      ),
      await refusal(
        `sts assume-root --target-principal 300000000001 --task-policy-arn arn=${AUDIT_TASK_ARN}`,
      ),
      await refusal('sts get-caller-identity', wrongSecret),
      await refusal('organizations list-accounts', role),
      await refusal('organizations describe-account --account-id 123123123123'),
      await refusal(`${noContact} ${OTHER}`),
      await refusal('ec2 describe-instances'),
    ];
    const said = (code: string, operation: string, words: string) =>
      expect.stringMatching(
        new RegExp(`An error occurred \\(${code}\\) when calling the ${operation} operation.*: .*${words}`),
      );
    expect(refusals).toEqual([
      said(
        'AccessDenied',
        'ListUsers',
        `assumed-role/rootkeeper-audit/cli is not authorized to perform: iam:ListUsers`,
      ),
      said('ReportNotPresent', 'GetCredentialReport', ''),
      said('AccessDenied', 'ListVirtualMFADevices', 'no session policy allows'),
      said('AccessDenied', 'AssumeRole', 'not authorized to perform: sts:AssumeRole'),
      said('AccessDenied', 'AssumeRoot', 'explicit deny in a service control policy'),
      said('SignatureDoesNotMatch', 'GetCallerIdentity', 'signature we calculated'),
      said('AccessDeniedException', 'ListAccounts', 'not authorized to perform: organizations:ListAccounts'),
      said('AccountNotFoundException', 'DescribeAccount', ''),
      said('ResourceNotFoundException', 'GetAlternateContact', ''),
      said('AccessDenied', 'DescribeInstances', 'not authorized to perform: ec2:DescribeInstances'),
    ]);
  });
});
