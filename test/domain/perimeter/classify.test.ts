import { itemOfPerimeter } from '../../../src/domain/alert/item-of.ts';
import { known, unknown } from '../../../src/domain/fact.ts';
import { type Watched, watchedPolicies } from '../../../src/domain/perimeter/watched.ts';
import { normalise } from '../../../src/domain/root-event/normalise.ts';
import { HOUR, type Instant, MINUTE } from '../../../src/domain/time.ts';
import { effectInWords } from '../../../src/slack/activity/perimeter-words.ts';
import {
  anApiCall,
  anAssumeRoot,
  type CloudTrailRecord,
  enveloped,
  intakeOf,
  WATCHED,
} from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';

/** An administrator, signed in by IAM Identity Center, calls something. */
function byAdmin(
  service: string,
  eventName: string,
  requestParameters: CloudTrailRecord | null,
): CloudTrailRecord {
  const issuer = { type: 'Role', arn: 'arn:aws:iam::999900001111:role/Admin' };
  return anApiCall({
    userIdentity: {
      type: 'AssumedRole',
      accountId: '999900001111',
      arn: 'arn:aws:sts::999900001111:assumed-role/Admin/mia@corp.example',
      accessKeyId: 'ASIAADMINEXAMPLE0001',
      sessionContext: { sessionIssuer: issuer },
    },
    eventSource: `${service}.amazonaws.com`,
    eventName,
    requestParameters,
    resources: [],
    recipientAccountId: '999900001111',
  });
}

const QUEUE = 'https://queue.amazonaws.com/999900001111/rootkeeper-events';
const FOR_IAM = { accountId: '222233334444', servicePrincipal: 'iam.amazonaws.com' };

test.each([
  ['iam', 'DisableOrganizationsRootCredentialsManagement', null, 'central-root-access', 'weakens'],
  ['iam', 'DisableOrganizationsRootSessions', null, 'central-root-access', 'weakens'],
  ['iam', 'EnableOrganizationsRootCredentialsManagement', null, 'central-root-access', 'strengthens'],
  ['iam', 'EnableOrganizationsRootSessions', null, 'central-root-access', 'strengthens'],
  ['organizations', 'DisableAWSServiceAccess', FOR_IAM, 'central-root-access', 'weakens'],
  ['organizations', 'RegisterDelegatedAdministrator', FOR_IAM, 'iam-administrator', 'weakens'],
  [
    'organizations',
    'DetachPolicy',
    { policyId: 'p-denyroot1', targetId: 'ou-1' },
    'deny-root-scp',
    'weakens',
  ],
  ['organizations', 'DeletePolicy', { policyId: 'p-denyroot1' }, 'deny-root-scp', 'weakens'],
  [
    'organizations',
    'UpdatePolicy',
    { policyId: 'p-denyroot1', content: '{"Statement":[]}' },
    'deny-root-scp',
    'weakens',
  ],
  ['organizations', 'UpdatePolicy', { policyId: 'p-denyroot1', name: 'new' }, 'deny-root-scp', 'unclear'],
  ['organizations', 'AttachPolicy', { policyId: 'p-denyroot1' }, 'deny-root-scp', 'strengthens'],
  [
    'organizations',
    'DisablePolicyType',
    { policyType: 'SERVICE_CONTROL_POLICY' },
    'deny-root-scp',
    'weakens',
  ],
  ['account', 'StartPrimaryEmailUpdate', { accountId: '222233334444' }, 'root-email', 'unclear'],
  ['events', 'DisableRule', { name: 'rootkeeper-root-events' }, 'own-rule', 'weakens'],
  ['events', 'RemoveTargets', { rule: 'rootkeeper-root-events' }, 'own-rule', 'weakens'],
  [
    'events',
    'PutRule',
    { name: 'arn:aws:events:us-east-1:9:rule/rootkeeper-root-events' },
    'own-rule',
    'unclear',
  ],
  ['organizations', 'DeregisterDelegatedAdministrator', FOR_IAM, 'iam-administrator', 'unclear'],
  ['account', 'AcceptPrimaryEmailUpdate', { accountId: '222233334444' }, 'root-email', 'unclear'],
  ['events', 'DeleteRule', { name: 'rootkeeper-root-events' }, 'own-rule', 'weakens'],
  ['events', 'EnableRule', { name: 'rootkeeper-root-events' }, 'own-rule', 'strengthens'],
  ['events', 'PutTargets', { rule: 'rootkeeper-root-events' }, 'own-rule', 'unclear'],
  ['sqs', 'DeleteQueue', { queueUrl: QUEUE }, 'own-queue', 'weakens'],
  ['sqs', 'AddPermission', { queueUrl: QUEUE }, 'own-queue', 'unclear'],
  ['sqs', 'RemovePermission', { queueUrl: QUEUE }, 'own-queue', 'unclear'],
  [
    'sqs',
    'PurgeQueue',
    { queueUrl: 'https://sqs.us-east-1.amazonaws.com/999900001111/rootkeeper-events' },
    'own-queue',
    'weakens',
  ],
  ['sqs', 'SetQueueAttributes', { queueUrl: QUEUE }, 'own-queue', 'unclear'],
] as const)('%s:%s of %j is told as a change of %s that %s', (service, name, parameters, kind, effect) => {
  expect(intakeOf(enveloped(byAdmin(service, name, parameters)))).toMatchObject({
    kind: 'perimeter',
    event: {
      at: NOW,
      eventName: name,
      accountId: '999900001111',
      change: { kind },
      effect,
      by: { name: 'mia@corp.example', roleArn: 'arn:aws:iam::999900001111:role/Admin' },
      outcome: { kind: 'success' },
    },
  });
});

test.each([
  ['organizations', 'RegisterDelegatedAdministrator', { servicePrincipal: 'guardduty.amazonaws.com' }],
  ['organizations', 'DetachPolicy', { policyId: 'p-other', targetId: 'ou-1' }],
  ['organizations', 'DisablePolicyType', { policyType: 'TAG_POLICY' }],
  ['events', 'DeleteRule', { name: 'another-rule' }],
  ['events', 'DescribeRule', { name: 'rootkeeper-root-events' }],
  ['sqs', 'DeleteQueue', { queueUrl: 'https://sqs.us-east-1.amazonaws.com/222233334444/rootkeeper-events' }],
  ['sqs', 'ReceiveMessage', { queueUrl: QUEUE }],
  ['sqs', 'constructor', { queueUrl: QUEUE }],
])('%s:%s of %j is nobody’s business here', (service, name, parameters) => {
  expect(intakeOf(byAdmin(service, name, parameters)).kind).toBe('irrelevant');
});

test('a refused attempt is told as that', () => {
  const refused = byAdmin('iam', 'DisableOrganizationsRootSessions', null);
  expect(intakeOf({ ...refused, errorCode: 'AccessDenied' })).toMatchObject({
    kind: 'perimeter',
    event: { outcome: { kind: 'failure', code: 'AccessDenied' } },
  });
});

test('where nobody knows which SCPs deny root users, any SCP may', () => {
  const watched: Watched = { ...WATCHED, denyRootPolicies: unknown('the SCPs could not be read') };
  const detached = byAdmin('organizations', 'DetachPolicy', { policyId: 'p-other', targetId: 'ou-1' });
  expect(normalise(detached, { watched, digest })).toMatchObject({
    event: { change: { kind: 'deny-root-scp', policyId: 'p-other', target: 'ou-1', certainly: false } },
  });
});

test('where nobody knows whose our queue is, a change of any of its name is told as maybe ours', () => {
  const watched: Watched = { ...WATCHED, queues: ['rootkeeper-events'] };
  const purged = (queueUrl: string) =>
    normalise(byAdmin('sqs', 'PurgeQueue', { queueUrl }), { watched, digest });
  expect(purged(QUEUE)).toMatchObject({
    event: {
      change: { kind: 'own-queue', queue: '999900001111/rootkeeper-events', certainly: false },
      effect: 'weakens',
    },
  });
  expect(purged('https://queue.amazonaws.com/999900001111/orders').kind).toBe('irrelevant');
  expect(purged('https://queue.amazonaws.com/rootkeeper-events/orders').kind).toBe('irrelevant');
});

describe('an SCP that denies no root user when it is read', () => {
  const readAt = (asOf: Instant): Watched => ({
    ...WATCHED,
    denyRootPolicies: known(new Set(['p-denyroot1']), 'Organizations', asOf),
  });
  const toIt = [
    ['UpdatePolicy', { policyId: 'p-other', content: '{"Statement":[]}' }],
    ['DetachPolicy', { policyId: 'p-other', targetId: 'ou-1' }],
    ['DeletePolicy', { policyId: 'p-other' }],
  ] as const;

  test.each(toIt)('%s may have been to one that did, where it was read after', (name, parameters) => {
    const record = byAdmin('organizations', name, parameters);
    for (const asOf of [NOW - 5 * MINUTE + 1, NOW + HOUR]) {
      expect(normalise(record, { watched: readAt(asOf), digest })).toMatchObject({
        event: {
          change: { kind: 'deny-root-scp', policyId: 'p-other', certainly: false },
          effect: 'unclear',
        },
      });
    }
    expect(normalise(record, { watched: readAt(NOW - 5 * MINUTE), digest }).kind).toBe('irrelevant');
  });

  test('and one that was not there to be read may have been one that did, but for attaching it', () => {
    const deleted = byAdmin('organizations', 'DeletePolicy', { policyId: 'p-gone' });
    const attached = byAdmin('organizations', 'AttachPolicy', { policyId: 'p-gone', targetId: 'ou-1' });
    const intake = intakeOf(deleted);
    expect(intake).toMatchObject({ event: { change: { certainly: false }, effect: 'unclear' } });
    expect(intakeOf(attached).kind).toBe('irrelevant');
    if (intake.kind !== 'perimeter') throw new Error(intake.kind);
    expect(itemOfPerimeter(intake.event)).toMatchObject({ cause: 'perimeter', pages: false });
    expect(effectInWords(intake.event)).toContain('which is not known');
  });
});

test('what root does to the perimeter is a root event and a change of the perimeter', () => {
  const record = anApiCall({
    eventSource: 'iam.amazonaws.com',
    eventName: 'DisableOrganizationsRootSessions',
    requestParameters: null,
  });
  expect(intakeOf(record)).toMatchObject({
    kind: 'root',
    event: { eventName: 'DisableOrganizationsRootSessions' },
    perimeter: { change: { kind: 'central-root-access' }, by: { type: 'Root' } },
  });
});

test('opening a central root session is no change of the perimeter', () => {
  expect(intakeOf(anAssumeRoot()).kind).toBe('assume-root');
});

test('an SCP denies root users where its document says so, or cannot be read', () => {
  const statement = {
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
    Condition: { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
  };
  const policy = (id: string, document: string) => ({ id, name: id, document, targetIds: [] });
  const guardrail = { Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' };
  const policies = [
    policy('p-denyroot', JSON.stringify({ Statement: [statement] })),
    policy('p-guardrail', JSON.stringify({ Statement: [guardrail] })),
    policy('p-unreadable', 'not a policy'),
  ];
  expect(watchedPolicies(known(policies, 'Organizations', NOW))).toMatchObject({
    denyRootPolicies: { value: new Set(['p-denyroot', 'p-unreadable']) },
    otherPolicies: new Set(['p-guardrail']),
  });
  expect(watchedPolicies(unknown('AccessDenied'))).toEqual({
    denyRootPolicies: unknown('AccessDenied'),
    otherPolicies: new Set(),
  });
});
