import fc from 'fast-check';
import {
  denyRootFor,
  indexServiceControlPolicies,
  scpBlockingRootSessions,
} from '../../src/domain/deny-root-scp.ts';
import { aManagementAccount, anAccount } from '../support/builders/account.ts';
import { anScp, denyRootStatement, EXCEPT_CENTRAL_SESSIONS } from '../support/builders/scp.ts';

const ROOT_ARN = 'arn:aws:iam::111122223333:root';
const anyRoot = { 'aws:PrincipalArn': 'arn:aws:iam::*:root' };

function denial(...statements: readonly object[]) {
  return denyRootFor(anAccount(), 'aws', indexServiceControlPolicies([anScp(statements)]));
}

function blocker(...statements: readonly object[]) {
  return scpBlockingRootSessions(anAccount(), 'aws', indexServiceControlPolicies([anScp(statements)]))?.id;
}

const when = (Condition: unknown) => denyRootStatement({ Condition });

describe('statements that deny all root actions', () => {
  test.each([
    ['StringLike', when({ StringLike: anyRoot })],
    ['ArnLike', when({ ArnLike: anyRoot })],
    ['ArnEquals, which takes wildcards too', when({ ArnEquals: anyRoot })],
    ['StringEquals with this very root', when({ StringEquals: { 'aws:PrincipalArn': ROOT_ARN } })],
    [
      'a list of patterns, one of which is meant',
      when({ ArnLike: { 'aws:PrincipalArn': ['arn:aws:iam::9*:root', ROOT_ARN] } }),
    ],
    ['operator and key in other case', when({ stringlike: { 'AWS:principalARN': 'arn:aws:iam::*:root' } })],
    ['IfExists', when({ StringLikeIfExists: anyRoot })],
    ['a set operator', when({ 'ForAnyValue:StringLike': anyRoot })],
    [
      'any partition, as Control Tower writes it',
      when({ ArnLike: { 'aws:PrincipalArn': 'arn:*:iam::*:root' } }),
    ],
    [
      'the principal’s account as a variable',
      when({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::\${aws:PrincipalAccount}:root` } }),
    ],
    ['the principal’s type', when({ StringEquals: { 'aws:PrincipalType': 'Account' } })],
    ['lists in place of strings', denyRootStatement({ Action: ['*'], Resource: ['*'] })],
    ['*:* for every action', denyRootStatement({ Action: '*:*' })],
    [
      'an exemption of roles, which concerns no root',
      when({ ArnLike: anyRoot, ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/break-glass' } }),
    ],
    ['everything denied to everybody', denyRootStatement({ Condition: undefined })],
    [
      'everything denied to all but a role',
      when({ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } }),
    ],
  ])('%s', (_, statement) => {
    expect(denial(statement)).toMatchObject({ kind: 'full', exemptsCentralSessions: false });
    expect(blocker(statement)).toBe('p-9x2');
  });

  test('a single statement outside a list', () => {
    const policy = anScp(denyRootStatement());
    expect(policy.document).toContain('"Statement":{');
    expect(denyRootFor(anAccount(), 'aws', indexServiceControlPolicies([policy])).kind).toBe('full');
  });

  test.each([
    ['Null', EXCEPT_CENTRAL_SESSIONS],
    ['Null with a boolean in place of a string', { Null: { 'aws:AssumedRoot': true } }],
    ['BoolIfExists', { BoolIfExists: { 'aws:AssumedRoot': 'false' } }],
    ['StringNotEquals', { StringNotEquals: { 'aws:AssumedRoot': 'true' } }],
  ])('but for central sessions, by %s', (_, exemption) => {
    const statement = when({ ArnLike: anyRoot, ...exemption });

    expect(denial(statement)).toMatchObject({ kind: 'full', exemptsCentralSessions: true });
    expect(blocker(statement)).toBeUndefined();
  });

  test('an exemption in one policy does not help against another without', () => {
    const exempting = anScp(when({ ArnLike: anyRoot, ...EXCEPT_CENTRAL_SESSIONS }), { id: 'p-soft' });
    const index = indexServiceControlPolicies([exempting, anScp()]);

    expect(denyRootFor(anAccount(), 'aws', index)).toMatchObject({
      policy: { id: 'p-9x2' },
      exemptsCentralSessions: false,
    });
    expect(scpBlockingRootSessions(anAccount(), 'aws', index)?.id).toBe('p-9x2');
  });
});

describe('statements that deny a part', () => {
  test.each([
    [
      'NotAction',
      denyRootStatement({ Action: undefined, NotAction: ['iam:*', 's3:*', 'kms:*', 'sts:*'] }),
      'NotAction leaves out iam:*, s3:*, kms:* and 1 more',
    ],
    ['some actions', denyRootStatement({ Action: ['ec2:*'] }), 'it denies only ec2:*'],
    [
      'some resources',
      denyRootStatement({ Resource: 'arn:aws:s3:::logs/*' }),
      'it covers only arn:aws:s3:::logs/*',
    ],
    [
      'NotResource',
      denyRootStatement({ Resource: undefined, NotResource: 'arn:aws:s3:::logs/*' }),
      'NotResource leaves out arn:aws:s3:::logs/*',
    ],
    [
      'other root users exempt',
      when({ ArnLike: anyRoot, ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::999988887777:root' } }),
      'it exempts arn:aws:iam::999988887777:root',
    ],
    [
      'one more condition',
      when({ ArnLike: anyRoot, NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }),
      'it also requires NotIpAddress aws:SourceIp 10.0.0.0/8',
    ],
  ])('%s', (_, statement, why) => {
    expect(denial(statement)).toMatchObject({
      kind: 'partial',
      gaps: [{ policy: { id: 'p-9x2' }, why: [why] }],
    });
  });

  test('beside one that denies all count for nothing', () => {
    expect(denial(denyRootStatement({ Action: 's3:*' }), denyRootStatement()).kind).toBe('full');
  });

  test('what is denied decides whether an audit is blocked', () => {
    expect(blocker(denyRootStatement({ Action: ['ec2:*'] }))).toBeUndefined();
    expect(blocker(denyRootStatement({ Action: 'iam:List*' }))).toBe('p-9x2');
    expect(blocker(denyRootStatement({ Action: undefined, NotAction: 'iam:*' }))).toBeUndefined();
    expect(blocker(denyRootStatement({ Action: undefined, NotAction: 's3:*' }))).toBe('p-9x2');
  });
});

describe('statements that deny this root user nothing', () => {
  test.each([
    ['an Allow', denyRootStatement({ Effect: 'Allow' })],
    ['StringEquals with a wildcard, which it takes literally', when({ StringEquals: anyRoot })],
    ['ArnLike with too few parts', when({ ArnLike: { 'aws:PrincipalArn': 'arn:*:root' } })],
    ['another account’s root', when({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::999988887777:root' } })],
    ['another partition’s roots', when({ ArnLike: { 'aws:PrincipalArn': 'arn:aws-cn:iam::*:root' } })],
    ['users', when({ StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } })],
    [
      'a guardrail for everybody',
      denyRootStatement({ Action: 'organizations:LeaveOrganization', Condition: undefined }),
    ],
    [
      'a Region guardrail',
      {
        ...denyRootStatement({ Action: undefined, NotAction: ['iam:*'] }),
        Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
      },
    ],
    ['central sessions only', when({ ArnLike: anyRoot, Null: { 'aws:AssumedRoot': 'false' } })],
    [
      'a Bool that never holds, since the key is absent',
      when({ ArnLike: anyRoot, Bool: { 'aws:AssumedRoot': 'false' } }),
    ],
    ['this root exempt', when({ ArnLike: anyRoot, ArnNotLike: { 'aws:PrincipalArn': ROOT_ARN } })],
  ])('%s', (_, statement) => {
    expect(denial(statement).kind).toBe('none');
  });

  test('central sessions only: they are what blocks an audit', () => {
    expect(blocker(when({ ArnLike: anyRoot, Null: { 'aws:AssumedRoot': 'false' } }))).toBe('p-9x2');
  });

  test('a guardrail for everybody over IAM reads blocks an audit', () => {
    expect(blocker(denyRootStatement({ Action: 'iam:*', Condition: undefined }))).toBe('p-9x2');
  });
});

test('the management account is not bound, and never blocked', () => {
  const index = indexServiceControlPolicies([anScp()]);
  expect(denyRootFor(aManagementAccount(), 'aws', index).kind).toBe('not-bound');
  expect(scpBlockingRootSessions(aManagementAccount(), 'aws', index)).toBeUndefined();
});

test('the same policies are read once', () => {
  const policies = [anScp()];
  expect(indexServiceControlPolicies(policies)).toBe(indexServiceControlPolicies(policies));
  expect(indexServiceControlPolicies([...policies])).not.toBe(indexServiceControlPolicies(policies));
});

describe('whatever a document holds', () => {
  test('it is classed without throwing, and text that is no policy is unreadable', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (document) => {
        const index = indexServiceControlPolicies([
          anScp(denyRootStatement(), {}),
          { ...anScp(), id: 'p-odd', document },
        ]);
        expect(denyRootFor(anAccount(), 'aws', index).kind).toBe('full');
        const alone = indexServiceControlPolicies([{ ...anScp(), document }]);
        expect(['unreadable', 'none']).toContain(denyRootFor(anAccount(), 'aws', alone).kind);
      }),
    );
  });

  test('one more condition never makes a full denial of a lesser one', () => {
    const operators = fc.constantFrom(
      'StringEquals',
      'StringNotLike',
      'Bool',
      'DateGreaterThan',
      'IpAddress',
      'Null',
    );
    const keys = fc.constantFrom(
      'aws:RequestedRegion',
      'aws:SourceIp',
      'aws:CurrentTime',
      'aws:MultiFactorAuthPresent',
    );
    fc.assert(
      fc.property(operators, keys, fc.array(fc.string(), { minLength: 1 }), (operator, key, values) => {
        const condition = { ArnLike: anyRoot, [operator]: { [key]: values } };
        expect(denial(when(condition)).kind).toBe('partial');
      }),
    );
  });

  test('a full denial denies every action of every service to this root', () => {
    const action = fc.constantFrom('*', 's3:*', 'iam:*', 'ec2:Run*');
    const resource = fc.constantFrom('*', 'arn:aws:s3:::x');
    const principal = fc.constantFrom('arn:aws:iam::*:root', ROOT_ARN, 'arn:aws:iam::*:user/x', '*');
    fc.assert(
      fc.property(fc.array(action, { minLength: 1 }), resource, principal, (Action, Resource, arn) => {
        const full = denial(
          denyRootStatement({ Action, Resource, Condition: { ArnLike: { 'aws:PrincipalArn': arn } } }),
        );
        expect(full.kind === 'full').toBe(Action.includes('*') && Resource === '*' && !arn.includes('user'));
      }),
    );
  });
});
