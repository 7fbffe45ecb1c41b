import { join } from 'node:path';
import { CALLS } from '../../sandbox/organization/calls.ts';
import { aRunningAws, MANAGEMENT, MEMBER, OTHER } from '../sandbox/aws/a-running-aws.ts';
import { clientProgram, run } from './clients.ts';
import { AUDIT_TASK_ARN, CREATED, everythingToSee, ROLE_ARN, USED } from './organization.ts';

describe('boto3, unmodified', () => {
  it('gets a right answer to every call that the product makes', async () => {
    const python = await clientProgram('python3');
    const aws = await aRunningAws(everythingToSee);
    const script = join(__dirname, 'every_call.py');
    const args = [script, MEMBER, OTHER, ROLE_ARN, AUDIT_TASK_ARN];
    const { stdout, stderr, exitCode } = await run(python, args, aws.url, aws.managementCredentials);
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    const answers = JSON.parse(stdout);
    expectIdentities(answers);
    expectRole(answers.role);
    expectRoot(answers.root);
    expectOrganization(answers.organization);
    expectQueue(answers.queue);
    expect(answers.history).toEqual({
      ...{ count: 60, oldest: 'ConsoleLogin', account: MEMBER },
      wrong: ['InvalidNextTokenException', 'InvalidNextTokenException', 400],
    });
    expect(answers.contact).toMatchObject({
      given: { EmailAddress: 'security@corp.example', Name: 'Security' },
      missing: ['ResourceNotFoundException', 'ResourceNotFoundException', 404],
    });
    expect(Object.keys(aws.calls())).toEqual(expect.arrayContaining([...CALLS]));
  });
});

function expectIdentities(answers: Record<string, unknown>): void {
  expect(answers).toMatchObject({
    who: { Account: MANAGEMENT, Arn: `arn:aws:iam::${MANAGEMENT}:user/rootkeeper` },
    features: ['RootCredentialsManagement', 'RootSessions'],
    externalId: ['ClientError', 'AccessDenied', 403],
    withExternalId: `arn:aws:sts::${OTHER}:assumed-role/rootkeeper-audit/boto3`,
    blocked: ['ClientError', 'AccessDenied', 403],
  });
}

function expectRole(role: { report: string; generated: string } & Record<string, unknown>): void {
  expect(role).toMatchObject({
    who: `arn:aws:sts::${MEMBER}:assumed-role/rootkeeper-audit/boto3`,
    absent: ['CredentialReportNotPresentException', 'ReportNotPresent', 410],
    states: ['STARTED', 'COMPLETE'],
    summary: { AccountMFAEnabled: 1, AccountAccessKeysPresent: 1, AccountPasswordPresent: 1, Users: 3 },
    passwordPolicy: { MinimumPasswordLength: 14, RequireSymbols: true, ExpirePasswords: false },
    denied: ['ClientError', 'AccessDenied', 403],
    unknown: ['ClientError', 'AccessDenied', 403],
  });
  expect(role.report.split('\n')[1]).toContain(
    `<root_account>,arn:aws:iam::${MEMBER}:root,${CREATED},true,${USED},`,
  );
  expect(Math.abs(Date.parse(role.generated) - Date.now())).toBeLessThan(60_000);
  expect(role.devices).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        SerialNumber: `arn:aws:iam::${MEMBER}:mfa/root-account-mfa-device`,
        User: expect.objectContaining({ Arn: `arn:aws:iam::${MEMBER}:root`, PasswordLastUsed: USED }),
      }),
    ]),
  );
}

function expectRoot(root: Record<string, unknown>): void {
  expect(root).toMatchObject({
    who: `arn:aws:iam::${MEMBER}:root`,
    user: { CreateDate: CREATED, PasswordLastUsed: USED, Arn: `arn:aws:iam::${MEMBER}:root` },
    loginProfile: { CreateDate: CREATED },
    keys: [{ Status: 'Active', CreateDate: CREATED }],
    lastUsed: [{ LastUsedDate: USED, ServiceName: 's3', Region: 'eu-west-1' }],
    devices: [{ SerialNumber: `arn:aws:iam::${MEMBER}:mfa/root-account-mfa-device` }, {}],
    certificates: [{ Status: 'Active', UploadDate: CREATED }],
    summary: { AccountSigningCertificatesPresent: 1 },
    denied: [
      ['ClientError', 'AccessDenied', 403],
      ['ClientError', 'AccessDenied', 403],
    ],
  });
}

function expectQueue(queue: Record<string, unknown>): void {
  expect(queue).toMatchObject({
    ...{ sent: true, successful: 3, bodies: ['alone', 'batch 0', 'batch 1', 'batch 2'] },
    counts: ['1', '1', '1', '1'],
    failed: [['3', 'ReceiptHandleIsInvalid']],
    left: { ApproximateNumberOfMessages: '0', ApproximateNumberOfMessagesNotVisible: '0' },
    missing: ['QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue', 400],
    wrong: ['ClientError', 'InvalidParameterValue', 400],
  });
}

function expectOrganization(
  organization: { accounts: { Id: string }[]; sandbox: string } & Record<string, unknown>,
): void {
  expect(organization).toMatchObject({
    management: MANAGEMENT,
    described: { Id: MEMBER, Name: 'R&D <labs> 東京', State: 'ACTIVE', JoinedTimestamp: expect.any(String) },
    sandboxed: 30,
    children: 30,
    parents: [{ Id: organization.sandbox, Type: 'ORGANIZATIONAL_UNIT' }],
    tags: [{ Key: 'env', Value: 'prod' }],
    policies: ['p-FullAWSAccess', 'p-denyroot1'],
    document: { Statement: [{ Effect: 'Deny' }] },
    targets: [{ TargetId: organization.sandbox, Name: 'sandbox' }],
    fullAccess: 37,
    delegated: [{ Id: OTHER }],
    missing: ['AccountNotFoundException', 'AccountNotFoundException', 400],
  });
  expect(new Set(organization.accounts.map(({ Id }) => Id)).size).toBe(33);
}
