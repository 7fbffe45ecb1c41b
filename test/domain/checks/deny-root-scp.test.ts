import { denyRootScp } from '../../../src/domain/checks/deny-root-scp.ts';
import { known, unknown } from '../../../src/domain/fact.ts';
import { anEvidenceWithoutCredentials } from '../../support/builders/evidence.ts';
import { anScp, denyRootStatement } from '../../support/builders/scp.ts';
import {
  aCheckPolicy,
  anOrganization,
  aSubject,
  features,
  measured,
} from '../../support/builders/subject.ts';
import { NOW } from '../../support/builders/time.ts';

const bare = measured(anEvidenceWithoutCredentials());
const off = features({ rootCredentialsManagement: false });

test('no SCP fails where there are root credentials', () => {
  expect(denyRootScp.evaluate(aSubject())).toMatchObject({
    status: 'fail',
    remedy: expect.stringContaining('except where aws:AssumedRoot is set'),
  });
});

test('no SCP does not matter where central root access keeps root without credentials', () => {
  expect(denyRootScp.evaluate(aSubject({ evidence: bare })).status).toBe('not-applicable');
});

test('it does where the mailbox could set a password', () => {
  const subject = aSubject({ evidence: bare, organization: anOrganization({ features: off }) });
  expect(denyRootScp.evaluate(subject).status).toBe('fail');
});

test('whether one is needed is unknown where central root access is, and there are no credentials', () => {
  const unread = anOrganization({
    features: unknown('central root access could not be read (AccessDenied)'),
  });
  expect(denyRootScp.evaluate(aSubject({ evidence: bare, organization: unread }))).toMatchObject({
    status: 'unknown',
    reason: expect.stringContaining('central root access could not be read (AccessDenied)'),
  });
  expect(denyRootScp.evaluate(aSubject({ organization: unread })).status).toBe('fail');
});

test('whether one is needed is unknown where credentials are', () => {
  expect(denyRootScp.evaluate(aSubject({ evidence: unknown('unreachable') })).status).toBe('unknown');
});

test('none is needed where the policy says so; a gap in one that exists is told all the same', () => {
  const policy = aCheckPolicy({ denyRootScp: 'optional' });
  const gap = anScp(denyRootStatement({ Action: 's3:*' }));
  const organization = anOrganization({ serviceControlPolicies: known([gap], 'Organizations', NOW) });

  expect(denyRootScp.evaluate(aSubject({ policy })).status).toBe('not-applicable');
  expect(denyRootScp.evaluate(aSubject({ policy, organization })).status).toBe('fail');
});

test('unread SCPs do not apply where the policy requires none', () => {
  const policy = aCheckPolicy({ denyRootScp: 'optional' });
  const organization = anOrganization({ serviceControlPolicies: unknown('there is no organization') });
  expect(denyRootScp.evaluate(aSubject({ policy, organization }))).toEqual({
    status: 'not-applicable',
    reason:
      'Whether an SCP denies root actions is not known (there is no organization), and none is required.',
  });
});

test('unread SCPs are unknown', () => {
  const organization = anOrganization({ serviceControlPolicies: unknown('ListPolicies: AccessDenied') });
  expect(denyRootScp.evaluate(aSubject({ organization })).status).toBe('unknown');
});

test('a policy that cannot be read is unknown, and named', () => {
  const organization = anOrganization({
    serviceControlPolicies: known(
      [{ ...anScp(), id: 'p-torn', document: '{"Statement":' }],
      'Organizations',
      NOW,
    ),
  });
  expect(denyRootScp.evaluate(aSubject({ organization }))).toMatchObject({
    status: 'unknown',
    reason: expect.stringContaining('p-torn'),
  });
});

test('an account that the policy exempts is told by which', () => {
  const statement = denyRootStatement({
    Condition: {
      ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' },
      ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:root' },
    },
  });
  const organization = anOrganization({
    serviceControlPolicies: known([anScp(statement)], 'Organizations', NOW),
  });
  expect(denyRootScp.evaluate(aSubject({ organization }))).toMatchObject({
    status: 'fail',
    detail: 'No SCP denies root actions here. p-9x2 exempts this root user.',
  });
});
