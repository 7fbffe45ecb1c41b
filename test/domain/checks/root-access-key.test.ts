import { rootAccessKey } from '../../../src/domain/checks/root-access-key.ts';
import type { RootAccessKey } from '../../../src/domain/evidence.ts';
import { known, unknown } from '../../../src/domain/fact.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { aManagementAccount } from '../../support/builders/account.ts';
import { anOrganization, aSubject, features, measured } from '../../support/builders/subject.ts';
import { ago, NOW } from '../../support/builders/time.ts';

const source = 'credential report';

function aKey(overrides: Partial<RootAccessKey> = {}): RootAccessKey {
  return {
    label: 'access key 1',
    active: true,
    createdAt: known(ago(300 * DAY), source, NOW),
    lastUse: known({ kind: 'used', at: ago(3 * HOUR), service: 's3', region: 'us-east-1' }, source, NOW),
    ...overrides,
  };
}

const withKeys = (...keys: readonly RootAccessKey[]) =>
  measured({ accessKeysPresent: known(true, source, NOW), accessKeys: known(keys, source, NOW) });

test('no key passes', () => {
  expect(rootAccessKey.evaluate(aSubject()).status).toBe('pass');
});

test('an active key in use is an incident until accounted for', () => {
  expect(rootAccessKey.evaluate(aSubject({ evidence: withKeys(aKey()) }))).toEqual({
    status: 'fail',
    detail: 'Root access key 1 is active, used 3 h ago (s3, us-east-1).',
    remedy:
      'Treat as an incident unless the use is accounted for; deactivate the key. Delete access key 1 centrally (sts:AssumeRoot with IAMDeleteRootUserCredentials).',
  });
});

test('an inactive key still fails: root can activate it again', () => {
  const key = aKey({ active: false, lastUse: known({ kind: 'never' }, source, NOW) });
  expect(rootAccessKey.evaluate(aSubject({ evidence: withKeys(key) }))).toMatchObject({
    status: 'fail',
    detail: 'Root access key 1 is inactive, but not deleted, no use on record.',
    remedy: expect.stringMatching(/^Nothing uses it\. Delete access key 1/),
  });
});

test('two keys are both named', () => {
  const keys = withKeys(aKey(), aKey({ label: 'access key 2', lastUse: unknown('x') }));
  expect(rootAccessKey.evaluate(aSubject({ evidence: keys }))).toMatchObject({
    detail:
      'Root access key 1 is active, used 3 h ago (s3, us-east-1). Root access key 2 is active, last use not known.',
    remedy: expect.stringContaining('Delete access key 1 and access key 2 centrally'),
  });
});

test('a key that only the summary knows of fails', () => {
  const evidence = measured({
    accessKeysPresent: known(true, 'account summary', NOW),
    accessKeys: unknown('the report could not be read'),
  });
  expect(rootAccessKey.evaluate(aSubject({ evidence }))).toMatchObject({
    status: 'fail',
    detail: expect.stringContaining('whether it is active is not known'),
  });
});

test.each([
  ['the account was not measured', unknown('the account was not measured')],
  ['no source speaks of keys', measured({ accessKeysPresent: unknown('nothing could be read') })],
])('unknown where %s', (_, evidence) => {
  expect(rootAccessKey.evaluate(aSubject({ evidence })).status).toBe('unknown');
});

describe('the remedy', () => {
  const remedyOf = (overrides: Parameters<typeof aSubject>[0]) => {
    const outcome = rootAccessKey.evaluate(aSubject({ evidence: withKeys(aKey()), ...overrides }));
    return outcome.status === 'fail' ? outcome.remedy : '';
  };

  test('in the management account is to sign in as root', () => {
    const remedy = remedyOf({ account: aManagementAccount() });
    expect(remedy).toContain('Sign in as root to the management account and delete access key 1');
    expect(remedy).not.toContain('centrally');
  });

  test('with central root access off is to enable it first', () => {
    const organization = anOrganization({ features: features({ rootCredentialsManagement: false }) });
    expect(remedyOf({ organization })).toContain('Enable central root access');
  });

  test('with central root access unread names both ways', () => {
    const remedy = remedyOf({ organization: anOrganization({ features: unknown('AccessDenied') }) });
    expect(remedy).toContain('Where central root access is on');
    expect(remedy).toContain('otherwise sign in as root');
  });
});
