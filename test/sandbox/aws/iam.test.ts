import {
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  ListOrganizationsFeaturesCommand,
  ListVirtualMFADevicesCommand,
  paginateListVirtualMFADevices,
} from '@aws-sdk/client-iam';
import { anOrganization, aRunningAws, MEMBER, OTHER, refusalOf } from './a-running-aws.ts';

/** A root user as an organization file describes it. */
function rootUserOf(described: Record<string, unknown>) {
  const member = anOrganization({ member: { root: described } }).accounts.find(({ id }) => id === MEMBER);
  if (member === undefined) throw new Error('The organization has no member.');
  return member.root;
}

describe('iam:GetAccountSummary', () => {
  it.each([
    [
      'nothing',
      {},
      {
        AccountPasswordPresent: 0,
        AccountMFAEnabled: 0,
        AccountAccessKeysPresent: 0,
        AccountSigningCertificatesPresent: 0,
      },
    ],
    [
      'everything',
      { password: {}, mfa: ['fido'], accessKeys: [{}], certificates: [{}] },
      {
        AccountPasswordPresent: 1,
        AccountMFAEnabled: 1,
        AccountAccessKeysPresent: 1,
        AccountSigningCertificatesPresent: 1,
      },
    ],
  ])('says what the root user has: %s', async (_, root, expected) => {
    const aws = await aRunningAws({ member: { root, users: 4 } });
    const { iam } = await aws.inRole(MEMBER);
    const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
    expect(SummaryMap).toMatchObject({ ...expected, Users: 4 });
  });

  it('says at once what the root user has from now on, also to a session that was there before', async () => {
    const aws = await aRunningAws({ member: { root: { mfa: ['fido'] } } });
    const { iam } = await aws.inRole(MEMBER);
    const root = rootUserOf({ accessKeys: [{}] });

    aws.setRootUser(MEMBER, root);

    expect((await iam.send(new GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({
      AccountMFAEnabled: 0,
      AccountAccessKeysPresent: 1,
    });
    expect(() => aws.setRootUser(OTHER, root)).toThrow(`There is no account ${OTHER}`);
  });

  it('is given word for word where the organization file does, so that it can disagree with the report', async () => {
    const aws = await aRunningAws({
      member: { root: { mfa: ['fido'] }, accountSummary: { AccountMFAEnabled: 0 } },
    });
    const { iam } = await aws.inRole(MEMBER);
    expect((await iam.send(new GetAccountSummaryCommand({}))).SummaryMap).toEqual({ AccountMFAEnabled: 0 });
  });
});

describe('iam:ListVirtualMFADevices', () => {
  it('lists the virtual devices of the root user and of IAM users, and no others', async () => {
    const aws = await aRunningAws({
      member: {
        root: { mfa: ['virtual', 'fido', 'virtual'], created: '2020-01-01T00:00:00Z' },
        users: [
          { name: 'alice', mfa: ['virtual'] },
          { name: 'bob', mfa: ['totp'] },
        ],
      },
    });
    const { iam } = await aws.inRole(MEMBER);
    const { VirtualMFADevices = [], IsTruncated } = await iam.send(new ListVirtualMFADevicesCommand({}));
    expect(VirtualMFADevices.map(({ SerialNumber, User }) => [SerialNumber, User?.Arn])).toEqual([
      [`arn:aws:iam::${MEMBER}:mfa/root-account-mfa-device`, `arn:aws:iam::${MEMBER}:root`],
      [`arn:aws:iam::${MEMBER}:mfa/root-account-mfa-device-2`, `arn:aws:iam::${MEMBER}:root`],
      [`arn:aws:iam::${MEMBER}:mfa/alice`, `arn:aws:iam::${MEMBER}:user/alice`],
    ]);
    expect(VirtualMFADevices[0]?.EnableDate).toEqual(new Date('2020-01-01T00:00:00Z'));
    expect(IsTruncated).toBe(false);
  });

  it('tells devices that are assigned from those that are not, as the organization file has them', async () => {
    const virtualMfaDevices = [
      {
        SerialNumber: 'arn:aws:iam::111122223333:mfa/root-account-mfa-device',
        User: { Arn: 'arn:aws:iam::111122223333:user/fake_not_root_user', UserName: 'a&b' },
      },
      { SerialNumber: 'arn:aws:iam::111122223333:mfa/spare' },
    ];
    const aws = await aRunningAws({ member: { virtualMfaDevices } });
    const { iam } = await aws.inRole(MEMBER);
    const list = async (AssignmentStatus: 'Assigned' | 'Unassigned' | 'Any') =>
      (await iam.send(new ListVirtualMFADevicesCommand({ AssignmentStatus }))).VirtualMFADevices;
    expect(await list('Assigned')).toEqual([virtualMfaDevices[0]]);
    expect(await list('Unassigned')).toEqual([virtualMfaDevices[1]]);
    expect(await list('Any')).toEqual(virtualMfaDevices);
  });

  it('comes in pages', async () => {
    const users = Array.from({ length: 5 }, (_, n) => ({ name: `user-${n}`, mfa: ['virtual'] }));
    const aws = await aRunningAws({ member: { users } });
    const { iam } = await aws.inRole(MEMBER);
    const sizes: number[] = [];
    for await (const page of paginateListVirtualMFADevices({ client: iam, pageSize: 2 }, {}))
      sizes.push(page.VirtualMFADevices?.length ?? 0);
    expect(sizes).toEqual([2, 2, 1]);
    const refusal = await refusalOf(iam.send(new ListVirtualMFADevicesCommand({ Marker: 'made up' })));
    expect(refusal.code).toBe('ValidationError');
  });
});

describe('iam:GetAccountPasswordPolicy', () => {
  it('gives the policy that is set, and says where none is', async () => {
    const aws = await aRunningAws({
      member: { passwordPolicy: { MinimumPasswordLength: 14, RequireSymbols: true, ExpirePasswords: false } },
      more: [{ id: OTHER }],
    });
    const { iam } = await aws.inRole(MEMBER);
    const { PasswordPolicy } = await iam.send(new GetAccountPasswordPolicyCommand({}));
    expect(PasswordPolicy).toMatchObject({
      MinimumPasswordLength: 14,
      RequireSymbols: true,
      ExpirePasswords: false,
    });
    const other = await aws.inRole(OTHER);
    expect(await refusalOf(other.iam.send(new GetAccountPasswordPolicyCommand({})))).toMatchObject({
      code: 'NoSuchEntityException',
      status: 404,
    });
  });
});

describe('iam:ListOrganizationsFeatures', () => {
  const list = new ListOrganizationsFeaturesCommand({});

  it.each([[[]], [['RootCredentialsManagement']], [['RootCredentialsManagement', 'RootSessions']]])(
    'says which features are on: %j',
    async (features) => {
      const aws = await aRunningAws({ organization: { features, id: 'o-abcdefghij' } });
      const output = await aws.as().iam.send(list);
      expect(output.EnabledFeatures ?? []).toEqual(features);
      expect(output.OrganizationId).toBe('o-abcdefghij');
    },
  );

  it('needs trusted access', async () => {
    const aws = await aRunningAws({ organization: { features: [], trustedAccess: false } });
    expect((await refusalOf(aws.as().iam.send(list))).code).toBe('ServiceAccessNotEnabledException');
  });

  it('answers the management account and the delegated administrator alone', async () => {
    const aws = await aRunningAws({ organization: { delegatedAdministrator: OTHER }, more: [{ id: OTHER }] });
    await aws.as(aws.credentialsIn(OTHER)).iam.send(list);
    expect((await refusalOf(aws.as(aws.credentialsIn(MEMBER)).iam.send(list))).code).toBe(
      'AccountNotManagementOrDelegatedAdministratorException',
    );
  });
});
