import {
  GenerateCredentialReportCommand,
  GetAccessKeyLastUsedCommand,
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  GetLoginProfileCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  ListMFADevicesCommand,
  ListSigningCertificatesCommand,
  ListVirtualMFADevicesCommand,
} from '@aws-sdk/client-iam';
import { AssumeRootCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { AUDIT_TASK, aRunningAws, MANAGEMENT, MEMBER, OTHER, refusalOf, taskArn } from './a-running-aws.ts';

const NOT_AUTHORIZED = `User: arn:aws:iam::${MANAGEMENT}:user/rootkeeper is not authorized to perform: sts:AssumeRoot on resource: arn:aws:iam::${MEMBER}:root`;

function assumeRoot(overrides: Partial<AssumeRootCommand['input']> = {}): AssumeRootCommand {
  return new AssumeRootCommand({ TargetPrincipal: MEMBER, TaskPolicyArn: { arn: AUDIT_TASK }, ...overrides });
}

function denyRoot(condition: object, statement: object = {}): object {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: '*', Resource: '*', Condition: condition, ...statement }],
  };
}

const ROOT_ARN = { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } };

function withPolicy(document: object, targets: readonly string[] = ['workloads']): object {
  return { organization: { policies: [{ id: 'p-test1234', name: 'test', document, targets }] } };
}

describe('sts:AssumeRoot', () => {
  it('opens a session as the root user of a member account, named by its id or its ARN', async () => {
    const aws = await aRunningAws();
    const { sts } = await aws.inRoot(MEMBER);
    const identity = await sts.send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({ Account: MEMBER, Arn: `arn:aws:iam::${MEMBER}:root`, UserId: MEMBER });
    await aws.as().sts.send(assumeRoot({ TargetPrincipal: `arn:aws:iam::${MEMBER}:root` }));
  });

  it.each([
    ['central management of root credentials is off', { organization: { features: ['RootSessions'] } }],
    ['the account is suspended', { member: { state: 'SUSPENDED' } }],
  ])('is refused where %s', async (_, overrides) => {
    const aws = await aRunningAws(overrides);
    expect(await refusalOf(aws.as().sts.send(assumeRoot()))).toEqual({
      code: 'AccessDenied',
      message: NOT_AUTHORIZED,
      status: 403,
    });
  });

  it('needs root sessions to be on for the tasks that unlock policies', async () => {
    const unlock = { TaskPolicyArn: { arn: taskArn('S3UnlockBucketPolicy') } };
    const without = await aRunningAws({ organization: { features: ['RootCredentialsManagement'] } });
    expect((await refusalOf(without.as().sts.send(assumeRoot(unlock)))).code).toBe('AccessDenied');
    const withThem = await aRunningAws({ organization: { features: ['RootSessions'] } });
    await withThem.as().sts.send(assumeRoot(unlock));
  });

  it('never enters the management account', async () => {
    const aws = await aRunningAws();
    const refusal = await refusalOf(aws.as().sts.send(assumeRoot({ TargetPrincipal: MANAGEMENT })));
    expect(refusal.code).toBe('AccessDenied');
  });

  it('is for the management account and the delegated administrator alone', async () => {
    const aws = await aRunningAws({ organization: { delegatedAdministrator: OTHER }, more: [{ id: OTHER }] });
    await aws.as(aws.credentialsIn(OTHER)).sts.send(assumeRoot());
    const fromMember = aws.as(aws.credentialsIn(MEMBER)).sts.send(assumeRoot({ TargetPrincipal: OTHER }));
    expect((await refusalOf(fromMember)).code).toBe('AccessDenied');
    const fromRole = (await aws.inRole(MEMBER)).sts.send(assumeRoot({ TargetPrincipal: OTHER }));
    expect((await refusalOf(fromRole)).code).toBe('AccessDenied');
  });

  it('is not known to the global endpoint', async () => {
    const aws = await aRunningAws();
    const { sts } = aws.as(aws.managementCredentials, 'aws-global');
    expect((await refusalOf(sts.send(assumeRoot()))).code).toBe('InvalidAction');
  });

  it.each([
    [{ DurationSeconds: 901 }, 'durationSeconds'],
    [{ TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' } }, 'taskPolicyArn'],
    [{ TaskPolicyArn: { arn: taskArn('SomethingElse') } }, 'taskPolicyArn'],
  ])('refuses the input %j', async (input, member) => {
    const aws = await aRunningAws();
    const refusal = await refusalOf(aws.as().sts.send(assumeRoot(input)));
    expect(refusal.code).toBe('ValidationError');
    expect(refusal.message).toContain(member);
  });
});

describe('A service control policy that denies root', () => {
  it.each([
    ['the account', [MEMBER]],
    ['its unit', ['workloads/prod']],
    ['a unit above', ['workloads']],
    ['the root', ['root']],
  ])('keeps root sessions out where it is attached to %s', async (_, targets) => {
    const aws = await aRunningAws(withPolicy(denyRoot(ROOT_ARN), targets));
    const refusal = await refusalOf(aws.as().sts.send(assumeRoot()));
    expect(refusal.code).toBe('AccessDenied');
    expect(refusal.message).toBe(`${NOT_AUTHORIZED} with an explicit deny in a service control policy`);
  });

  it('does not concern accounts that it is not attached to', async () => {
    const aws = await aRunningAws({
      ...withPolicy(denyRoot(ROOT_ARN), ['sandbox']),
      more: [{ id: OTHER, ou: 'sandbox' }],
    });
    await aws.as().sts.send(assumeRoot());
    expect((await refusalOf(aws.as().sts.send(assumeRoot({ TargetPrincipal: OTHER })))).code).toBe(
      'AccessDenied',
    );
  });

  it.each([
    ['exempts root sessions', denyRoot({ ...ROOT_ARN, Null: { 'aws:AssumedRoot': 'true' } })],
    [
      'exempts this root user',
      denyRoot({ ...ROOT_ARN, ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::${MEMBER}:root` } }),
    ],
    ['exempts the call', denyRoot(ROOT_ARN, { Action: undefined, NotAction: ['sts:*', 'iam:*'] })],
    ['is about something else', denyRoot({ StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } })],
  ])('lets root sessions in where it %s', async (_, document) => {
    const aws = await aRunningAws(withPolicy(document));
    const { iam } = await aws.inRoot(MEMBER);
    await iam.send(new GetUserCommand({}));
  });

  it('that protects certain resources is not about calls on others', async () => {
    const protection = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Action: 'iam:*', Resource: 'arn:aws:iam::*:role/protected' }],
    };
    const aws = await aRunningAws(withPolicy(protection));
    const { iam } = await aws.inRole(MEMBER);
    await iam.send(new GetAccountSummaryCommand({}));
  });

  it('denies single actions inside the session, where it denies no more', async () => {
    const aws = await aRunningAws(withPolicy(denyRoot(ROOT_ARN, { Action: 'iam:GetAccountSummary' })));
    const { iam } = await aws.inRoot(MEMBER);
    await iam.send(new GetUserCommand({}));
    const refusal = await refusalOf(iam.send(new GetAccountSummaryCommand({})));
    expect(refusal.message).toBe(
      `User: arn:aws:iam::${MEMBER}:root is not authorized to perform: iam:GetAccountSummary on resource: * with an explicit deny in a service control policy`,
    );
  });

  it('does not concern the audit role', async () => {
    const aws = await aRunningAws(withPolicy(denyRoot(ROOT_ARN)));
    const { iam } = await aws.inRole(MEMBER);
    await iam.send(new GetAccountSummaryCommand({}));
  });
});

describe('A root session under the audit task policy', () => {
  const root = {
    created: '2020-01-02T03:04:05Z',
    password: { changed: '2021-01-01T00:00:00Z', lastUsed: '2022-01-01T00:00:00Z' },
    mfa: ['virtual', 'fido', 'totp'],
    accessKeys: [
      {
        created: '2023-01-01T00:00:00Z',
        lastUsed: '2024-01-01T00:00:00Z',
        region: 'eu-west-1',
        service: 's3',
      },
      { active: false, created: '2023-02-01T00:00:00Z' },
    ],
    certificates: [{ active: false, uploaded: '2019-01-01T00:00:00Z' }],
  };

  it('reads the root user, its password, devices and certificates', async () => {
    const aws = await aRunningAws({ member: { root } });
    const { iam } = await aws.inRoot(MEMBER);
    const { User } = await iam.send(new GetUserCommand({}));
    expect(User).toMatchObject({ Arn: `arn:aws:iam::${MEMBER}:root`, UserId: MEMBER });
    expect(User?.CreateDate).toEqual(new Date('2020-01-02T03:04:05Z'));
    expect(User?.PasswordLastUsed).toEqual(new Date('2022-01-01T00:00:00Z'));
    const { LoginProfile } = await iam.send(new GetLoginProfileCommand({}));
    expect(LoginProfile?.CreateDate).toEqual(new Date('2021-01-01T00:00:00Z'));
    const { MFADevices = [] } = await iam.send(new ListMFADevicesCommand({}));
    expect(MFADevices.map(({ SerialNumber }) => SerialNumber)).toEqual([
      `arn:aws:iam::${MEMBER}:mfa/root-account-mfa-device`,
      expect.stringMatching(/^arn:aws:iam::111122223333:u2f\/root\//),
      expect.stringMatching(/^GAHT\w{8}$/),
    ]);
    const { Certificates = [] } = await iam.send(new ListSigningCertificatesCommand({}));
    expect(Certificates).toMatchObject([
      { Status: 'Inactive', UploadDate: new Date('2019-01-01T00:00:00Z') },
    ]);
  });

  it('reads the access keys and when each was last used', async () => {
    const aws = await aRunningAws({ member: { root } });
    const { iam } = await aws.inRoot(MEMBER);
    const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({}));
    expect(AccessKeyMetadata.map(({ Status }) => Status)).toEqual(['Active', 'Inactive']);
    const uses = await Promise.all(
      AccessKeyMetadata.map(async ({ AccessKeyId }) => {
        const output = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId }));
        return output.AccessKeyLastUsed;
      }),
    );
    expect(uses).toEqual([
      { LastUsedDate: new Date('2024-01-01T00:00:00Z'), Region: 'eu-west-1', ServiceName: 's3' },
      { Region: 'N/A', ServiceName: 'N/A' },
    ]);
  });

  it('is told by an error that there is no password', async () => {
    const aws = await aRunningAws();
    const { iam } = await aws.inRoot(MEMBER);
    expect(await refusalOf(iam.send(new GetLoginProfileCommand({})))).toEqual({
      code: 'NoSuchEntityException',
      message: 'Login Profile for User root cannot be found.',
      status: 404,
    });
  });

  it.each([
    ['iam:GenerateCredentialReport', new GenerateCredentialReportCommand({})],
    ['iam:GetCredentialReport', new GetCredentialReportCommand({})],
    ['iam:ListVirtualMFADevices', new ListVirtualMFADevicesCommand({})],
    ['iam:GetAccountPasswordPolicy', new GetAccountPasswordPolicyCommand({})],
  ] as const)('may not call %s', async (action, command) => {
    const aws = await aRunningAws();
    const { iam } = await aws.inRoot(MEMBER);
    const refusal = await refusalOf(iam.send(command as GetCredentialReportCommand));
    expect(refusal.code).toBe('AccessDenied');
    expect(refusal.message).toBe(
      `User: arn:aws:iam::${MEMBER}:root is not authorized to perform: ${action} on resource: * because no session policy allows the ${action} action`,
    );
  });

  it('reads nothing of the root user under a task policy that is for something else', async () => {
    const aws = await aRunningAws();
    const { iam } = await aws.inRoot(MEMBER, taskArn('SQSUnlockQueuePolicy'));
    expect((await refusalOf(iam.send(new GetUserCommand({})))).code).toBe('AccessDenied');
  });

  it('gives facts word for word where the organization file does', async () => {
    const rootSession = {
      user: { CreateDate: '2020-01-01T00:00:00Z' },
      loginProfile: null,
      accessKeys: [
        { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE', Status: 'Active', CreateDate: '2020-01-01T00:00:00Z' },
      ],
      mfaDevices: [{ SerialNumber: 'GAHT12345678', EnableDate: '2020-01-01T00:00:00Z' }],
      signingCertificates: [],
    };
    const aws = await aRunningAws({ member: { root, rootSession } });
    const { iam } = await aws.inRoot(MEMBER);
    const { AccessKeyMetadata } = await iam.send(new ListAccessKeysCommand({}));
    expect(AccessKeyMetadata).toMatchObject([{ AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' }]);
    const { MFADevices } = await iam.send(new ListMFADevicesCommand({}));
    expect(MFADevices).toMatchObject([{ SerialNumber: 'GAHT12345678' }]);
    expect((await refusalOf(iam.send(new GetLoginProfileCommand({})))).code).toBe('NoSuchEntityException');
  });
});
