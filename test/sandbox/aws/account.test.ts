import { GetAlternateContactCommand, GetContactInformationCommand } from '@aws-sdk/client-account';
import { aRunningAws, MANAGEMENT, MEMBER, OTHER, refusalOf } from './a-running-aws.ts';

const contactOf = (AccountId?: string) =>
  new GetAlternateContactCommand({ AlternateContactType: 'SECURITY', AccountId });
const securityContact = { name: 'Security <team>', email: 'security@corp.example' };

describe('account:GetAlternateContact', () => {
  it('gives a member’s security contact to the management account, and the own one to anybody', async () => {
    const aws = await aRunningAws({ member: { securityContact } });
    const expected = {
      Name: 'Security <team>',
      EmailAddress: 'security@corp.example',
      AlternateContactType: 'SECURITY',
    };
    const { account } = aws.as();
    expect((await account.send(contactOf(MEMBER))).AlternateContact).toMatchObject(expected);
    const own = aws.as(aws.credentialsIn(MEMBER)).account;
    expect((await own.send(contactOf())).AlternateContact).toMatchObject(expected);
  });

  it('says where there is none', async () => {
    const aws = await aRunningAws();
    expect(await refusalOf(aws.as().account.send(contactOf(MEMBER)))).toMatchObject({
      code: 'ResourceNotFoundException',
      status: 404,
    });
  });

  it('does not take the management account by its id', async () => {
    const aws = await aRunningAws({ management: { securityContact } });
    const refusal = await refusalOf(aws.as().account.send(contactOf(MANAGEMENT)));
    expect(refusal.code).toBe('AccessDeniedException');
    expect(refusal.message).toContain('standalone context');
    await aws.as().account.send(contactOf());
  });

  it('gives no member another’s', async () => {
    const aws = await aRunningAws({ more: [{ id: OTHER, securityContact }] });
    const { account } = aws.as(aws.credentialsIn(MEMBER));
    expect((await refusalOf(account.send(contactOf(OTHER)))).code).toBe('AccessDeniedException');
  });

  it('is the only call of the Account API that is there', async () => {
    const aws = await aRunningAws();
    expect(await refusalOf(aws.as().account.send(new GetContactInformationCommand({})))).toMatchObject({
      code: 'AccessDeniedException',
      message: expect.stringContaining('is not authorized to perform: account:GetContactInformation'),
      status: 403,
    });
  });
});
