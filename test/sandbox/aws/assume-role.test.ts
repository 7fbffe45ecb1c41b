import {
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  GetUserCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { aRunningAws, identityOf, MANAGEMENT, MEMBER, OTHER, refusalOf } from './a-running-aws.ts';

const ROLE = `arn:aws:iam::${MEMBER}:role/rootkeeper-audit`;
const NOT_AUTHORIZED = `User: arn:aws:iam::${MANAGEMENT}:user/rootkeeper is not authorized to perform: sts:AssumeRole on resource: ${ROLE}`;

function assumeRole(overrides: Partial<AssumeRoleCommand['input']> = {}): AssumeRoleCommand {
  return new AssumeRoleCommand({ RoleArn: ROLE, RoleSessionName: 'audit', ...overrides });
}

describe('sts:AssumeRole', () => {
  it('opens a session in the account of the role', async () => {
    const aws = await aRunningAws();
    const output = await aws.as().sts.send(assumeRole());
    expect(output.AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${MEMBER}:assumed-role/rootkeeper-audit/audit`);
    expect(output.Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z0-9]{16}$/);
    const { sts } = aws.as(identityOf(output.Credentials));
    const identity = await sts.send(new GetCallerIdentityCommand({}));
    expect(identity.Account).toBe(MEMBER);
    expect(identity.Arn).toBe(output.AssumedRoleUser?.Arn);
    expect(identity.UserId).toBe(output.AssumedRoleUser?.AssumedRoleId);
  });

  it('hands out credentials that expire when their duration is over, by real time', async () => {
    const aws = await aRunningAws();
    const { Credentials } = await aws.as().sts.send(assumeRole({ DurationSeconds: 900 }));
    const { sts } = aws.as(identityOf(Credentials));
    aws.time.sandbox += 8 * 3_600_000;
    await sts.send(new GetCallerIdentityCommand({}));
    const left = (Credentials?.Expiration?.getTime() ?? 0) - Date.now();
    expect(left).toBeGreaterThan(890_000);
    expect(left).toBeLessThanOrEqual(900_000);
  });

  it.each([
    ['the role is not there', { member: { auditRole: 'absent' } }],
    ['the role has another name', { member: { auditRole: { name: 'auditor' } } }],
    ['the role trusts another account only', { member: { auditRole: { trusts: [OTHER] } } }],
    [
      'the role trusts another principal of the same account only',
      { member: { auditRole: { trusts: [`arn:aws:iam::${MANAGEMENT}:user/somebody`] } } },
    ],
    ['the role wants an external id and none is given', { member: { auditRole: { externalId: 'k3y' } } }],
    ['the account is suspended', { member: { state: 'SUSPENDED' } }],
  ])('is refused with the same words where %s', async (_, overrides) => {
    const aws = await aRunningAws(overrides);
    const refusal = await refusalOf(aws.as().sts.send(assumeRole()));
    expect(refusal).toEqual({ code: 'AccessDenied', message: NOT_AUTHORIZED, status: 403 });
  });

  it('wants the right external id', async () => {
    const aws = await aRunningAws({ organization: { auditRole: { externalId: 'k3y' } } });
    expect((await refusalOf(aws.as().sts.send(assumeRole({ ExternalId: 'key' })))).code).toBe('AccessDenied');
    await aws.as().sts.send(assumeRole({ ExternalId: 'k3y' }));
  });

  it('takes a role with a path by its whole ARN, and names the session without it', async () => {
    const aws = await aRunningAws({ organization: { auditRole: { name: 'security/audit' } } });
    const output = await aws
      .as()
      .sts.send(assumeRole({ RoleArn: `arn:aws:iam::${MEMBER}:role/security/audit` }));
    expect(output.AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${MEMBER}:assumed-role/audit/audit`);
  });

  it('is there for the principals that the role trusts by their ARN', async () => {
    const aws = await aRunningAws({
      member: { auditRole: { trusts: [`arn:aws:iam::${MANAGEMENT}:user/rootkeeper`] } },
    });
    await aws.as().sts.send(assumeRole());
  });

  it('finds no role in an account outside of the organization', async () => {
    const aws = await aRunningAws();
    const RoleArn = 'arn:aws:iam::123123123123:role/rootkeeper-audit';
    expect((await refusalOf(aws.as().sts.send(assumeRole({ RoleArn })))).code).toBe('AccessDenied');
  });

  it.each([
    [{ DurationSeconds: 600 }, 'greater than or equal to 900'],
    [{ DurationSeconds: 43_201 }, 'less than or equal to 43200'],
    [{ DurationSeconds: 7_200 }, 'MaxSessionDuration'],
    [{ RoleSessionName: 'two words' }, 'roleSessionName'],
  ])('refuses the input %j', async (input, words) => {
    const aws = await aRunningAws();
    const refusal = await refusalOf(aws.as().sts.send(assumeRole(input)));
    expect(refusal.code).toBe('ValidationError');
    expect(refusal.message).toContain(words);
  });
});

describe('A session of the audit role', () => {
  it('may not make calls that the role does not allow', async () => {
    const aws = await aRunningAws();
    const { iam } = await aws.inRole(MEMBER);
    const session = `arn:aws:sts::${MEMBER}:assumed-role/rootkeeper-audit/test`;
    for (const [command, action] of [
      [iam.send(new GetUserCommand({})), 'iam:GetUser'],
      [iam.send(new ListUsersCommand({})), 'iam:ListUsers'],
    ] as const) {
      expect(await refusalOf(command)).toEqual({
        code: 'AccessDenied',
        message: `User: ${session} is not authorized to perform: ${action} on resource: * because no identity-based policy allows the ${action} action`,
        status: 403,
      });
    }
  });

  it('may not make the calls that the organization file denies the role', async () => {
    const aws = await aRunningAws({ member: { auditRole: { denied: ['iam:GetAccountSummary'] } } });
    const { iam } = await aws.inRole(MEMBER);
    expect((await refusalOf(iam.send(new GetAccountSummaryCommand({})))).code).toBe('AccessDenied');
    expect((await refusalOf(iam.send(new GetCredentialReportCommand({})))).code).toBe(
      'CredentialReportNotPresentException',
    );
  });

  it('answers for its own account, never for another', async () => {
    const aws = await aRunningAws({
      member: { accountSummary: { Users: 1 } },
      more: [{ id: OTHER, accountSummary: { Users: 2 } }],
    });
    const [member, other] = [await aws.inRole(MEMBER), await aws.inRole(OTHER)];
    const users = async ({ iam }: typeof member) =>
      (await iam.send(new GetAccountSummaryCommand({}))).SummaryMap?.Users;
    expect(await Promise.all([users(member), users(other), users(member)])).toEqual([1, 2, 1]);
  });
});
