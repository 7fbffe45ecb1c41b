import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tableDefinition } from '../../src/store/create-table.ts';
import { identityStatements, readTemplate, type Statement, trustStatements } from './template.ts';

/** AWS facts: least privilege in members; and the history of what root did. */
const AUDIT_ACTIONS = [
  'cloudtrail:LookupEvents',
  'iam:GenerateCredentialReport',
  'iam:GetAccountPasswordPolicy',
  'iam:GetAccountSummary',
  'iam:GetCredentialReport',
  'iam:ListVirtualMFADevices',
];

const AUDIT_TASK_POLICY = 'arn:<AWS::Partition>:iam::aws:policy/root-task/IAMAuditRootUserCredentials';

/** What is done to the queue and the bus that the templates make. */
const OWN = ['events:PutEvents', 'sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'];

const TEMPLATES = [
  'activity-sources.yml',
  'activity.yml',
  'app-role.yml',
  'central-role.yml',
  'member-role.yml',
  'table.yml',
];

describe('The templates in deploy/', () => {
  it('are all tested here', () => {
    const found = readdirSync(join(__dirname, '../../deploy')).filter((file) => file.endsWith('.yml'));
    expect(found.sort()).toEqual(TEMPLATES);
  });

  it.each(TEMPLATES)('%s is YAML in which every tag is one of CloudFormation that we know', (file) => {
    expect(Object.keys(readTemplate(file).Resources)).not.toEqual([]);
  });

  it.each(TEMPLATES)('%s allows no action by a wildcard', (file) => {
    const actions = identityStatements(readTemplate(file)).flatMap(({ Action }) => Action);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  it.each(TEMPLATES)('%s allows nothing that changes anything but the own table, queue and bus', (file) => {
    const allowed = identityStatements(readTemplate(file))
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => Action)
      .filter((action) => !action.startsWith('dynamodb:') && !OWN.includes(action));
    const reads =
      /^cloudtrail:LookupEvents$|^(iam|organizations|account):(Get|List|Describe|GenerateCredentialReport$)|^sts:Assume(Role|Root)$/;
    expect(allowed.filter((action) => !reads.test(action))).toEqual([]);
  });

  it.each(TEMPLATES)('%s refers only to its own parameters and resources', (file) => {
    const template = readTemplate(file);
    const known = [...Object.keys(template.Parameters), ...Object.keys(template.Resources)];
    const references = [...withoutInputs(template).matchAll(/\{"Ref":"([^"]+)"\}|<([^>]+)>/g)]
      .map(([, reference, substitution]) => reference ?? substitution ?? '')
      .filter((name) => !name.startsWith('AWS::'));
    expect(references.filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(TEMPLATES)('%s has defaults that its own patterns accept', (file) => {
    for (const { Default, AllowedPattern } of Object.values(readTemplate(file).Parameters)) {
      if (Default !== undefined && AllowedPattern !== undefined)
        expect(Default).toMatch(new RegExp(`^(${AllowedPattern})$`));
    }
  });
});

describe('The audit role in members', () => {
  const template = readTemplate('member-role.yml');

  it('may do exactly what measuring a root user takes', () => {
    const statements = identityStatements(template);
    expect(statements).toHaveLength(1);
    expect(statements[0]).toMatchObject({ Effect: 'Allow' });
    expect([...(statements[0]?.Action ?? [])].sort()).toEqual(AUDIT_ACTIONS);
  });

  it('trusts the one role, with the external id, from within the organization', () => {
    expect(trustStatements(template)).toEqual([
      expect.objectContaining({
        Effect: 'Allow',
        Principal: { AWS: { Ref: 'TrustedRoleArn' } },
        Action: ['sts:AssumeRole'],
        Condition: {
          StringEquals: {
            'sts:ExternalId': { Ref: 'ExternalId' },
            'aws:PrincipalOrgID': { Ref: 'OrganizationId' },
          },
        },
      }),
    ]);
  });

  it.each([
    ['arn:aws:iam::111122223333:role/rootkeeper', true],
    ['arn:aws-us-gov:iam::111122223333:role/apps/rootkeeper', true],
    ['arn:aws:iam::111122223333:root', false],
    ['*', false],
  ])('takes %s as the trusted role: %s', (arn, accepted) => {
    const pattern = template.Parameters.TrustedRoleArn?.AllowedPattern;
    expect(new RegExp(`^(${pattern})$`).test(arn)).toBe(accepted);
  });
});

describe('The central role', () => {
  const statements = identityStatements(readTemplate('central-role.yml'));
  const onAssumeRoot = statements.filter(({ Action }) => Action.includes('sts:AssumeRoot'));

  it('may open root sessions under the audit task policy only', () => {
    const [allow, ...others] = onAssumeRoot.filter(({ Effect }) => Effect === 'Allow');
    expect(others).toEqual([]);
    expect(allow).toMatchObject({
      Action: ['sts:AssumeRoot'],
      Resource: [{ 'Fn::Sub': 'arn:<AWS::Partition>:iam::*:root' }],
      Condition: { StringEquals: { 'sts:TaskPolicyArn': { 'Fn::Sub': AUDIT_TASK_POLICY } } },
    });
  });

  it('is denied every other task policy, whoever else allows it', () => {
    const denied = onAssumeRoot.filter(({ Effect }) => Effect === 'Deny');
    expect(denied).toEqual([
      expect.objectContaining({
        Action: ['sts:AssumeRoot'],
        Resource: ['*'],
        Condition: { StringNotEquals: { 'sts:TaskPolicyArn': { 'Fn::Sub': AUDIT_TASK_POLICY } } },
      }),
    ]);
  });

  it('may read what the directory and the organization checks need, and no more', () => {
    expect(actionsOf(statements.filter((each) => !onAssumeRoot.includes(each)))).toEqual([
      'account:GetAlternateContact',
      'iam:ListOrganizationsFeatures',
      'organizations:DescribeOrganization',
      'organizations:DescribePolicy',
      'organizations:ListAccounts',
      'organizations:ListAccountsForParent',
      'organizations:ListOrganizationalUnitsForParent',
      'organizations:ListPolicies',
      'organizations:ListRoots',
      'organizations:ListTagsForResource',
      'organizations:ListTargetsForPolicy',
    ]);
  });
});

describe("The app's role", () => {
  const template = readTemplate('app-role.yml');
  const statements = identityStatements(template);

  it('may assume the audit role, by its name, and no other', () => {
    const assume = statements.filter(({ Action }) => Action.includes('sts:AssumeRole'));
    expect(assume.map(({ Resource }) => Resource)).toEqual([
      [{ 'Fn::Sub': 'arn:<AWS::Partition>:iam::*:role/<AuditRoleName>' }],
    ]);
  });

  it('may use its one table and that index, and neither create nor delete tables', () => {
    const onTable = statements.filter(({ Action }) => Action.some((each) => each.startsWith('dynamodb:')));
    expect(actionsOf(onTable)).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:DeleteItem',
      'dynamodb:DescribeTable',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ]);
    for (const { Resource } of onTable) expect(JSON.stringify(Resource)).toContain(':table/<TableName>');
  });

  it('may measure the root user of its own account', () => {
    const local = statements.filter(({ Action }) => Action.some((each) => each.startsWith('iam:')));
    expect(actionsOf(local)).toEqual(AUDIT_ACTIONS);
  });

  it('may ask whether its own account is a management account, and nothing else of the organization', () => {
    const asked = statements.filter(({ Action }) => Action.some((each) => each.startsWith('organizations:')));
    expect(actionsOf(asked)).toEqual(['organizations:DescribeOrganization']);
  });

  it('can be assumed by the service that runs it, on ECS only for this account', () => {
    expect(trustStatements(template)).toEqual([
      expect.objectContaining({
        Principal: { Service: { Ref: 'TrustedService' } },
        Condition: {
          'Fn::If': [
            'RunsOnEcs',
            { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
            { Ref: 'AWS::NoValue' },
          ],
        },
      }),
    ]);
  });

  it('has the role and table names that the other templates have', () => {
    expect(template.Parameters.AuditRoleName?.Default).toBe(
      readTemplate('member-role.yml').Parameters.RoleName?.Default,
    );
    expect(template.Parameters.TableName?.Default).toBe(
      readTemplate('table.yml').Parameters.TableName?.Default,
    );
    expect(template.Parameters.RoleName?.Default).toBe(
      readTemplate('central-role.yml').Parameters.AppRoleName?.Default,
    );
  });
});

describe('The table in AWS', () => {
  const table = readTemplate('table.yml').Resources.Table;

  it('has the keys, the index and the billing of the one that the sandbox creates', () => {
    const { TableName: _, ...created } = tableDefinition('any');
    expect(table?.Properties).toMatchObject(created);
  });

  it('can be restored to any second, is encrypted, and is not deleted by accident', () => {
    expect(table).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
      },
    });
  });
});

/** EventBridge's own placeholders look like those of !Sub. */
function withoutInputs(template: object): string {
  return JSON.stringify(template, (key, value) => (key === 'InputTemplate' ? undefined : value));
}

function actionsOf(statements: readonly Statement[]): string[] {
  return [...new Set(statements.flatMap(({ Action }) => Action))].sort();
}
