import {
  type Account,
  DescribeAccountCommand,
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListChildrenCommand,
  ListDelegatedAdministratorsCommand,
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  ListPoliciesCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
  ListTargetsForPolicyCommand,
  type OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { generateOrganization } from '../../../sandbox/organization/generate.ts';
import { aRunningAws, MANAGEMENT, MEMBER, OTHER, refusalOf } from './a-running-aws.ts';

async function unitsUnder(organizations: OrganizationsClient, ParentId: string) {
  const { OrganizationalUnits = [] } = await organizations.send(
    new ListOrganizationalUnitsForParentCommand({ ParentId }),
  );
  return OrganizationalUnits.map(({ Id = '', Name = '' }) => ({ id: Id, name: Name }));
}

async function rootIdOf(organizations: OrganizationsClient): Promise<string> {
  return (await organizations.send(new ListRootsCommand({}))).Roots?.[0]?.Id ?? '';
}

describe('organizations:ListAccounts', () => {
  it('gives State and Paths, and no longer Status', async () => {
    const aws = await aRunningAws({
      member: { state: 'SUSPENDED', joined: '2020-01-01T00:00:00Z', name: 'R&D <labs>' },
    });
    const { organizations } = aws.as();
    const { Accounts } = await organizations.send(new ListAccountsCommand({}));
    const account = Accounts?.find(({ Id }) => Id === MEMBER);
    expect(account).toMatchObject({
      Name: 'R&D <labs>',
      State: 'SUSPENDED',
      JoinedTimestamp: new Date('2020-01-01'),
    });
    expect(account).not.toHaveProperty('Status');
    const rootId = await rootIdOf(organizations);
    const workloads = (await unitsUnder(organizations, rootId))[0]?.id ?? '';
    const prod = (await unitsUnder(organizations, workloads))[0]?.id ?? '';
    expect(account?.Paths).toEqual([`o-a1b2c3d4e5/${rootId}/${workloads}/${prod}/${MEMBER}/`]);
    const described = await organizations.send(new DescribeAccountCommand({ AccountId: MEMBER }));
    expect(described.Account).toEqual(account);
  });

  it('comes in pages of 20, one of them empty, and all of it comes', async () => {
    const aws = await aRunningAws(generateOrganization({ accounts: 45, seed: 1, usersPerAccount: 0 }));
    const { organizations } = aws.as();
    const pages: Account[][] = [];
    let NextToken: string | undefined;
    do {
      const page = await organizations.send(new ListAccountsCommand({ NextToken }));
      pages.push(page.Accounts ?? []);
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    expect(pages.map(({ length }) => length)).toEqual([20, 0, 20, 5]);
    expect(new Set(pages.flat().map(({ Id }) => Id)).size).toBe(45);
  });

  it('takes no token of another list, and no page beyond 20', async () => {
    const aws = await aRunningAws(generateOrganization({ accounts: 45, seed: 1, usersPerAccount: 0 }));
    const { organizations } = aws.as();
    const { NextToken } = await organizations.send(new ListAccountsCommand({}));
    const elsewhere = organizations.send(new ListRootsCommand({ NextToken }));
    expect(await refusalOf(elsewhere)).toMatchObject({ code: 'InvalidInputException', status: 400 });
    const tooMany = organizations.send(new ListAccountsCommand({ MaxResults: 21 }));
    expect((await refusalOf(tooMany)).code).toBe('InvalidInputException');
  });
});

describe('The tree of units', () => {
  it('can be walked down from the root and up from an account', async () => {
    const aws = await aRunningAws({ organization: { units: ['security', 'workloads/staging'] } });
    const { organizations } = aws.as();
    const rootId = await rootIdOf(organizations);
    const top = await unitsUnder(organizations, rootId);
    expect(top.map(({ name }) => name)).toEqual(['security', 'workloads']);
    const below = await unitsUnder(organizations, top[1]?.id ?? '');
    expect(below.map(({ name }) => name)).toEqual(['staging', 'prod']);
    const prod = below[1]?.id ?? '';
    const { Accounts } = await organizations.send(new ListAccountsForParentCommand({ ParentId: prod }));
    expect(Accounts?.map(({ Id }) => Id)).toEqual([MEMBER]);
    const children = await organizations.send(
      new ListChildrenCommand({ ParentId: rootId, ChildType: 'ACCOUNT' }),
    );
    expect(children.Children).toEqual([{ Id: MANAGEMENT, Type: 'ACCOUNT' }]);
    const parents = await organizations.send(new ListParentsCommand({ ChildId: MEMBER }));
    expect(parents.Parents).toEqual([{ Id: prod, Type: 'ORGANIZATIONAL_UNIT' }]);
    const above = await organizations.send(new ListParentsCommand({ ChildId: top[1]?.id ?? '' }));
    expect(above.Parents).toEqual([{ Id: rootId, Type: 'ROOT' }]);
  });

  it('says what it does not know', async () => {
    const aws = await aRunningAws();
    const { organizations } = aws.as();
    const codes = await Promise.all([
      refusalOf(organizations.send(new ListAccountsForParentCommand({ ParentId: 'ou-none-12345678' }))),
      refusalOf(organizations.send(new ListParentsCommand({ ChildId: '123123123123' }))),
      refusalOf(organizations.send(new DescribeAccountCommand({ AccountId: '123123123123' }))),
      refusalOf(organizations.send(new ListTagsForResourceCommand({ ResourceId: '123123123123' }))),
      refusalOf(organizations.send(new DescribePolicyCommand({ PolicyId: 'p-none1234' }))),
    ]);
    expect(codes.map(({ code }) => code)).toEqual([
      'ParentNotFoundException',
      'ChildNotFoundException',
      'AccountNotFoundException',
      'TargetNotFoundException',
      'PolicyNotFoundException',
    ]);
  });
});

describe('organizations:ListTagsForResource', () => {
  it('gives an account’s tags', async () => {
    const aws = await aRunningAws({ member: { tags: { env: 'prod', 'cost center': '42' } } });
    const { Tags } = await aws
      .as()
      .organizations.send(new ListTagsForResourceCommand({ ResourceId: MEMBER }));
    expect(Tags).toEqual([
      { Key: 'env', Value: 'prod' },
      { Key: 'cost center', Value: '42' },
    ]);
  });
});

describe('Service control policies', () => {
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'ec2:*', Resource: '*' }] };
  const policies = [{ id: 'p-test1234', name: 'no-ec2', document, targets: ['root', 'workloads', MEMBER] }];

  it('are listed with AWS’s own, described word for word, and name what they are attached to', async () => {
    const aws = await aRunningAws({ organization: { policies } });
    const { organizations } = aws.as();
    const { Policies = [] } = await organizations.send(
      new ListPoliciesCommand({ Filter: 'SERVICE_CONTROL_POLICY' }),
    );
    expect(Policies.map(({ Id, AwsManaged }) => [Id, AwsManaged])).toEqual([
      ['p-FullAWSAccess', true],
      ['p-test1234', false],
    ]);
    const { Policy } = await organizations.send(new DescribePolicyCommand({ PolicyId: 'p-test1234' }));
    expect(JSON.parse(Policy?.Content ?? '')).toEqual(document);
    const { Targets } = await organizations.send(new ListTargetsForPolicyCommand({ PolicyId: 'p-test1234' }));
    expect(Targets?.map(({ Name, Type }) => [Name, Type])).toEqual([
      ['Root', 'ROOT'],
      ['workloads', 'ORGANIZATIONAL_UNIT'],
      ['member', 'ACCOUNT'],
    ]);
  });

  it('are the only policies that there are', async () => {
    const aws = await aRunningAws({ organization: { policies } });
    const { Policies } = await aws.as().organizations.send(new ListPoliciesCommand({ Filter: 'TAG_POLICY' }));
    expect(Policies).toEqual([]);
  });
});

describe('Who may ask Organizations', () => {
  it('the management account and delegated administrators; everybody may describe it', async () => {
    const aws = await aRunningAws({ organization: { delegatedAdministrator: OTHER }, more: [{ id: OTHER }] });
    await aws.as(aws.credentialsIn(OTHER)).organizations.send(new ListAccountsCommand({}));
    const { organizations } = aws.as(aws.credentialsIn(MEMBER));
    expect(await refusalOf(organizations.send(new ListAccountsCommand({})))).toEqual({
      code: 'AccessDeniedException',
      message: "You don't have permissions to access this resource.",
      status: 400,
    });
    const { Organization } = await organizations.send(new DescribeOrganizationCommand({}));
    expect(Organization).toMatchObject({
      Id: 'o-a1b2c3d4e5',
      MasterAccountId: MANAGEMENT,
      FeatureSet: 'ALL',
    });
  });

  it('not a session of the audit role', async () => {
    const aws = await aRunningAws();
    const { organizations } = await aws.inRole(MEMBER);
    expect((await refusalOf(organizations.send(new ListAccountsCommand({})))).code).toBe(
      'AccessDeniedException',
    );
  });

  it('learns who the delegated administrator of IAM is', async () => {
    const aws = await aRunningAws({ organization: { delegatedAdministrator: OTHER }, more: [{ id: OTHER }] });
    const list = async (ServicePrincipal?: string) =>
      (await aws.as().organizations.send(new ListDelegatedAdministratorsCommand({ ServicePrincipal })))
        .DelegatedAdministrators;
    expect(await list('iam.amazonaws.com')).toMatchObject([{ Id: OTHER, State: 'ACTIVE' }]);
    expect(await list()).toHaveLength(1);
    expect(await list('guardduty.amazonaws.com')).toEqual([]);
  });
});
