import { GetAlternateContactCommand } from '@aws-sdk/client-account';
import { GetAccountSummaryCommand } from '@aws-sdk/client-iam';
import { DescribeOrganizationCommand } from '@aws-sdk/client-organizations';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { aRunningAws, identityOf, MEMBER, type RunningAws, refusalOf } from './a-running-aws.ts';

const WHO = new GetCallerIdentityCommand({});

async function sessionIn(aws: RunningAws, DurationSeconds = 900) {
  const RoleArn = `arn:aws:iam::${MEMBER}:role/rootkeeper-audit`;
  const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test', DurationSeconds });
  return identityOf((await aws.as().sts.send(command)).Credentials);
}

describe('A request', () => {
  it('with a wrong secret is refused, by each protocol in its own words', async () => {
    const aws = await aRunningAws();
    const clients = aws.as({ ...aws.managementCredentials, secretAccessKey: 'guessed' });
    const contact = new GetAlternateContactCommand({ AlternateContactType: 'SECURITY' });
    const refusals = [
      await refusalOf(clients.sts.send(WHO)),
      await refusalOf(clients.iam.send(new GetAccountSummaryCommand({}))),
      await refusalOf(clients.organizations.send(new DescribeOrganizationCommand({}))),
      await refusalOf(clients.account.send(contact)),
    ];
    expect(refusals.map(({ code, status }) => [code, status])).toEqual([
      ['SignatureDoesNotMatch', 403],
      ['SignatureDoesNotMatch', 403],
      ['InvalidSignatureException', 400],
      ['InvalidSignatureException', 403],
    ]);
    expect(refusals[0]?.message).toContain('Check your AWS Secret Access Key and signing method.');
  });

  it('with a key that nobody was given is refused, by each protocol in its own words', async () => {
    const aws = await aRunningAws();
    const clients = aws.as({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' });
    const refusals = [
      await refusalOf(clients.sts.send(WHO)),
      await refusalOf(clients.organizations.send(new DescribeOrganizationCommand({}))),
    ];
    expect(refusals.map(({ code, status }) => [code, status])).toEqual([
      ['InvalidClientTokenId', 403],
      ['UnrecognizedClientException', 400],
    ]);
  });

  it('without, or with another session’s, token is refused', async () => {
    const aws = await aRunningAws();
    const [one, two] = [await sessionIn(aws), await sessionIn(aws)];
    const { sessionToken, ...withoutToken } = one;
    const swapped = { ...two, sessionToken: sessionToken ?? '' };
    for (const credentials of [withoutToken, swapped]) {
      expect((await refusalOf(aws.as(credentials).sts.send(WHO))).code).toBe('InvalidClientTokenId');
    }
    await aws.as(one).sts.send(WHO);
  });

  it('in a session that is over is refused', async () => {
    const aws = await aRunningAws();
    aws.time.real = -14 * 60_000;
    const session = await sessionIn(aws, 900);
    aws.time.real = 50_000;
    await aws.as(session).sts.send(WHO);
    aws.time.real = 61_000;
    expect(await refusalOf(aws.as(session).sts.send(WHO))).toEqual({
      code: 'ExpiredToken',
      message: 'The security token included in the request is expired',
      status: 403,
    });
  });

  it.each([
    ['more than 15 minutes ago', 16 * 60_000, 'Signature expired'],
    ['more than 15 minutes ahead of time', -16 * 60_000, 'Signature not yet current'],
  ])('that was signed %s is refused', async (_, later, words) => {
    const aws = await aRunningAws();
    aws.time.real += later;
    const refusal = await refusalOf(aws.as().sts.send(WHO));
    expect(refusal.code).toBe('SignatureDoesNotMatch');
    expect(refusal.message).toContain(words);
  });

  it('is as good after the sandbox’s clock was moved', async () => {
    const aws = await aRunningAws();
    aws.time.sandbox += 365 * 86_400_000;
    await aws.as().sts.send(WHO);
  });

  it('that was changed on the way is refused', async () => {
    const aws = await aRunningAws();
    const { sts } = aws.as();
    sts.middlewareStack.add(
      (next) => async (args) => {
        const request = args.request as { body: string };
        request.body = request.body.replace('2011-06-15', '2011-06-16');
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );
    expect((await refusalOf(sts.send(WHO))).code).toBe('SignatureDoesNotMatch');
  });

  it('that nobody signed is refused', async () => {
    const aws = await aRunningAws();
    const response = await fetch(aws.url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'Action=GetCallerIdentity&Version=2011-06-15',
    });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('<Code>MissingAuthenticationToken</Code>');
  });

  it('is believed without a look at its signature where that is switched off', async () => {
    const aws = await aRunningAws({}, { verifySignatures: false });
    const { sts } = aws.as({ ...aws.managementCredentials, secretAccessKey: 'guessed' });
    await sts.send(WHO);
  });
});
