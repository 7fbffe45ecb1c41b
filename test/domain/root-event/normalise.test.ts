import { kindOf } from '../../../src/domain/root-event/event-kind.ts';
import { normaliseBody } from '../../../src/domain/root-event/normalise.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { aDetachment } from '../../support/builders/activity.ts';
import {
  aChange,
  aConsoleLogin,
  aFailedLogin,
  anApiCall,
  anAssumeRoot,
  enveloped,
  eventOf,
  inCentralSession,
  intakeOf,
  NORMALISE,
  rootIdentity,
  sessionIdentity,
} from '../../support/builders/cloudtrail.ts';
import { ago, NOW } from '../../support/builders/time.ts';

describe('a sign-in', () => {
  test('with MFA is told with who, when, where from and how it went', () => {
    expect(eventOf(aConsoleLogin())).toMatchObject({
      at: NOW,
      accountId: '111122223333',
      region: 'us-east-1',
      eventSource: 'signin.amazonaws.com',
      eventName: 'ConsoleLogin',
      actor: { kind: 'person', credential: 'password' },
      outcome: { kind: 'success' },
      mfa: 'yes',
      readOnly: false,
      sourceAddress: '203.0.113.7',
      userAgent: expect.stringContaining('Chrome'),
      ids: { eventId: 'e1d3b9a4-0001-4c1e-9a5e-3f0f6f1e0001' },
    });
  });

  test.each([
    ['Yes', 'yes'],
    ['YES', 'yes'],
    ['yes', 'yes'],
    [true, 'yes'],
    ['No', 'no'],
    ['NO', 'no'],
    [false, 'no'],
    ['perhaps', 'unknown'],
    [undefined, 'unknown'],
  ])('that says %j of MFA used it: %s', (MFAUsed, mfa) => {
    expect(eventOf(aConsoleLogin({ additionalEventData: { MFAUsed } })).mfa).toBe(mfa);
  });

  test('may spell the name of that field otherwise', () => {
    expect(eventOf(aConsoleLogin({ additionalEventData: { mfaUsed: 'Yes' } })).mfa).toBe('yes');
  });

  test('that fails says so, with what AWS gave as the reason', () => {
    expect(eventOf(aFailedLogin()).outcome).toEqual({ kind: 'failure', message: 'Failed authentication' });
  });

  test('that says Failure and gives no reason failed all the same', () => {
    const { errorMessage: _, ...record } = aFailedLogin();
    expect(eventOf(record).outcome).toEqual({ kind: 'failure' });
  });

  test('that says neither success nor failure is unknown, and no success', () => {
    expect(eventOf(aConsoleLogin({ responseElements: null })).outcome).toEqual({ kind: 'unknown' });
  });

  test('has the account alias in the place of the user name', () => {
    const userIdentity = rootIdentity({ userName: 'corp-payments' });
    expect(eventOf(aConsoleLogin({ userIdentity }))).toEqual(eventOf(aConsoleLogin()));
  });

  test.each([
    ['ConsoleLogin', 'sign-in'],
    ['CheckMfa', 'mfa-check'],
    ['PasswordRecoveryRequested', 'recovery-request'],
    ['PasswordRecoveryCompleted', 'recovery-completed'],
    ['PasswordUpdated', 'change'],
    ['EmailUpdated', 'change'],
    ['__proto__', 'change'],
  ])('%s is of the kind %s', (eventName, kind) => {
    expect(kindOf(eventOf(aConsoleLogin({ eventName })))).toBe(kind);
  });
});

describe('an API call of root', () => {
  test('is told with what it touched and whether it only reads', () => {
    expect(eventOf(anApiCall())).toMatchObject({
      eventName: 'PutBucketVersioning',
      readOnly: false,
      actor: { kind: 'person', credential: 'temporary-key' },
      mfa: 'yes',
      resources: [{ name: 'arn:aws:s3:::ledger', type: 'AWS::S3::Bucket' }],
      parameters: [
        { name: 'bucketName', value: 'ledger' },
        { name: 'VersioningConfiguration.Status', value: 'Enabled' },
        { name: 'VersioningConfiguration.MfaDelete', value: 'Enabled' },
      ],
      ids: { accessKeyId: 'ASIAROOT0EXAMPLE0001', sessionStartedAt: NOW },
    });
  });

  test('that does not say whether it only reads counts as a change', () => {
    const { readOnly: _, ...record } = anApiCall({ eventName: 'ListBuckets' });
    const event = eventOf(record);
    expect(event.readOnly).toBeUndefined();
    expect(kindOf(event)).toBe('change');
    expect(kindOf(eventOf(anApiCall({ readOnly: true })))).toBe('read');
    expect(kindOf(eventOf(anApiCall({ readOnly: 'true' })))).toBe('read');
  });

  test('that was refused says with which error', () => {
    const refused = anApiCall({ errorCode: 'AccessDenied', errorMessage: 'with an explicit deny' });
    expect(eventOf(refused).outcome).toEqual({
      kind: 'failure',
      code: 'AccessDenied',
      message: 'with an explicit deny',
    });
  });

  test.each([
    ['its identity', { accountId: '222233334444' }, '222233334444'],
    ['its ARN, where the identity has no account', { accountId: undefined }, '111122223333'],
    ['who received it, where there is neither', { accountId: undefined, arn: undefined }, '333344445555'],
  ])('is of the account of %s', (_, identity, account) => {
    const record = anApiCall({ userIdentity: rootIdentity(identity), recipientAccountId: '333344445555' });
    expect(eventOf(record).accountId).toBe(account);
  });

  test('of a name that nobody knows is kept as it is', () => {
    const event = eventOf(aChange('brandnew', 'ReticulateSplines'));
    expect(event).toMatchObject({ eventSource: 'brandnew.amazonaws.com', eventName: 'ReticulateSplines' });
  });

  test('has its whole name, though that is as long as a key and mixes letters and digits', () => {
    const eventName = 'ListProvisionedConcurrencyConfigs20190930';
    expect(eventOf(aChange('lambda', eventName)).eventName).toBe(eventName);
  });

  test.each([
    ['a root access key', { accessKeyId: 'AKIAROOT0EXAMPLE0001' }, {}, 'access-key'],
    [
      'the console',
      { accessKeyId: 'ASIAROOT0EXAMPLE0001' },
      { sessionCredentialFromConsole: 'true' },
      'console-session',
    ],
    ['aws login', { accessKeyId: 'ASIAROOT0EXAMPLE0001' }, {}, 'temporary-key'],
    ['what the record does not say', {}, {}, 'unknown'],
  ])('by %s is a person', (_, identity, record, credential) => {
    const event = eventOf(anApiCall({ userIdentity: rootIdentity(identity), ...record }));
    expect(event.actor).toEqual({ kind: 'person', credential });
  });

  test('by a federation token that root asked for is a person', () => {
    const userIdentity = {
      type: 'FederatedUser',
      arn: 'arn:aws:sts::111122223333:federated-user/backdoor',
      accountId: '111122223333',
      accessKeyId: 'ASIAFEDERATEDEXAMPLE',
      sessionContext: { sessionIssuer: { type: 'Root', arn: 'arn:aws:iam::111122223333:root' } },
    };
    expect(eventOf(anApiCall({ userIdentity }))).toMatchObject({
      accountId: '111122223333',
      actor: { kind: 'person', credential: 'federation-token' },
    });
  });
});

describe('who acts', () => {
  const autoscaling = 'autoscaling.amazonaws.com';
  const cloudformation = 'cloudformation.amazonaws.com';

  test('is a service where it calls on its own, with nobody’s key', () => {
    const userIdentity = rootIdentity({ invokedBy: autoscaling });
    const call = aChange('ec2', 'RunInstances', { userIdentity, sourceIPAddress: autoscaling });
    expect(eventOf(call).actor).toEqual({ kind: 'service', service: autoscaling });
  });

  test('is a person through a service where it carries the person’s session', () => {
    const userIdentity = sessionIdentity(ago(HOUR), {}, { invokedBy: cloudformation });
    const call = aChange('iam', 'CreateRole', { userIdentity, sourceIPAddress: cloudformation });
    expect(eventOf(call)).toMatchObject({
      actor: { kind: 'person-through-service', service: cloudformation, credential: 'temporary-key' },
      ids: { sessionStartedAt: ago(HOUR) },
    });
  });

  test('is a person where a service is named and the call did not come from it', () => {
    const userIdentity = rootIdentity({ invokedBy: autoscaling });
    expect(eventOf(aChange('ec2', 'RunInstances', { userIdentity })).actor).toMatchObject({
      kind: 'person-through-service',
    });
  });

  test('is the service in an event of AWS about itself', () => {
    const rotation = aChange('kms', 'RotateKey', { eventType: 'AwsServiceEvent' });
    expect(eventOf(rotation).actor).toEqual({ kind: 'service', service: 'kms.amazonaws.com' });
  });

  test('is never a service in an event of signing in', () => {
    const login = aConsoleLogin({ eventType: 'AwsServiceEvent' });
    expect(eventOf(login).actor).toEqual({ kind: 'person', credential: 'password' });
  });

  test.each(['true', 'True', true])('is a central root session where assumedRoot is %j', (assumedRoot) => {
    const userIdentity = sessionIdentity(NOW, { assumedRoot });
    expect(eventOf(anApiCall({ userIdentity })).actor).toEqual({ kind: 'central-session' });
  });

  test.each(['false', 'maybe', undefined])('is a person where assumedRoot is %j', (assumedRoot) => {
    const userIdentity = sessionIdentity(NOW, { assumedRoot });
    expect(eventOf(anApiCall({ userIdentity })).actor.kind).toBe('person');
  });

  test('is as a person’s in a session whose event does not say that AssumeRoot opened it', () => {
    expect(eventOf(inCentralSession({}, false)).actor).toEqual({
      kind: 'person',
      credential: 'temporary-key',
    });
  });
});

describe('a call of AssumeRoot', () => {
  test('is told with who opened which session under which policy, and its key', () => {
    expect(intakeOf(enveloped(anAssumeRoot()))).toMatchObject({
      kind: 'assume-root',
      event: {
        at: NOW,
        by: {
          type: 'AssumedRole',
          accountId: '999900001111',
          roleArn: 'arn:aws:iam::999900001111:role/rootkeeper',
          name: 'rootkeeper',
        },
        target: '111122223333',
        taskPolicy: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials',
        accessKeyId: 'ASIACENTRALEXAMPLE01',
        outcome: { kind: 'success' },
      },
    });
  });

  test('may name the root user by its ARN', () => {
    const requestParameters = { targetPrincipal: 'arn:aws:iam::111122223333:root' };
    expect(intakeOf(anAssumeRoot({ requestParameters }))).toMatchObject({
      event: { target: '111122223333' },
    });
  });

  test('by a root user, whom AWS refuses it, is a use of root', () => {
    const userIdentity = rootIdentity({ accessKeyId: 'AKIAROOT0EXAMPLE0001' });
    const refused = anAssumeRoot({ userIdentity, errorCode: 'AccessDenied', responseElements: null });
    expect(eventOf(refused)).toMatchObject({ eventName: 'AssumeRoot', actor: { kind: 'person' } });
  });

  test('leaves the session token behind', () => {
    expect(JSON.stringify(intakeOf(anAssumeRoot()))).not.toContain('IQoJb3JpZ2luX2Vj');
  });
});

describe('what is no root event', () => {
  test('is told by its name where somebody else did it', () => {
    const userIdentity = { type: 'IAMUser', accountId: '111122223333', userName: 'root' };
    expect(intakeOf(anApiCall({ userIdentity }))).toEqual({
      kind: 'irrelevant',
      eventSource: 's3.amazonaws.com',
      eventName: 'PutBucketVersioning',
    });
  });

  test('is a heartbeat where the scheduler of an account sent it', () => {
    const scheduled = enveloped(
      {},
      { source: 'aws.events', 'detail-type': 'Scheduled Event', region: 'eu-west-1' },
    );
    expect(intakeOf(scheduled)).toEqual({
      kind: 'heartbeat',
      heartbeat: { accountId: '111122223333', region: 'eu-west-1', at: NOW },
    });
  });

  test('is the same in EventBridge’s envelope as without', () => {
    expect(intakeOf(enveloped(anApiCall()))).toEqual(intakeOf(anApiCall()));
  });

  test.each([
    ['not JSON', 'not-json', '{"detail":'],
    ['empty', 'not-json', ''],
    ['no object', 'no-record', '[1,2]'],
    ['null', 'no-record', 'null'],
    ['an envelope without detail', 'no-record', '{"detail-type":"x","account":"111122223333"}'],
    ['a record without a name', 'no-name', '{"detail":{"eventSource":"iam.amazonaws.com"}}'],
    ['a record without a time', 'no-time', '{"eventSource":"iam.amazonaws.com","eventName":"CreateUser"}'],
    [
      'a record of a time that is none',
      'no-time',
      '{"eventSource":"a","eventName":"b","eventTime":"yesterday"}',
    ],
    [
      'a record of root in no account',
      'no-account',
      '{"eventSource":"a","eventName":"b","eventTime":"2026-11-20T09:00:00Z","userIdentity":{"type":"Root"}}',
    ],
  ])('is poison where it is %s: %s', (_, why, body) => {
    expect(normaliseBody(body, NORMALISE)).toEqual({ kind: 'poison', why });
  });
});

describe('what names no account', () => {
  const nameless = { userIdentity: { type: 'AWSService' }, recipientAccountId: undefined };

  test.each([
    ['a change of the perimeter', aDetachment(nameless)],
    ['an AssumeRoot for nobody', anAssumeRoot({ ...nameless, requestParameters: null })],
    ['a use of root', anApiCall({ ...nameless, userIdentity: { type: 'Root' } })],
  ])('is told in the account whose envelope it came in, and is poison without: %s', (_, record) => {
    const told = intakeOf(enveloped(record, { account: '222233334444' }));
    expect(told).toMatchObject({ event: { accountId: '222233334444' } });
    expect(intakeOf(record)).toEqual({ kind: 'poison', why: 'no-account' });
  });
});

describe('the same event', () => {
  test('has the same key however often and however wrapped it arrives', () => {
    expect(eventOf(enveloped(anApiCall())).key).toBe(eventOf(anApiCall()).key);
  });

  test.each([
    ['eventTime', '2026-11-20T09:00:01Z'],
    ['eventID', '2'],
    ['eventSource', 'iam.amazonaws.com'],
    ['eventName', 'DeleteBucket'],
    ['requestID', '2'],
    ['userIdentity', sessionIdentity(NOW, {}, { accountId: '222233334444' })],
  ])('is another one where %s differs, though every eventID is "1"', (name, value) => {
    const one = anApiCall({ eventID: '1' });
    expect(eventOf({ ...one, [name]: value }).key).not.toBe(eventOf(one).key);
  });

  test('is another one where ids differ in what is cut off', () => {
    const long = 'x'.repeat(1_000);
    const [one, two] = [
      eventOf(anApiCall({ eventID: `${long}1` })),
      eventOf(anApiCall({ eventID: `${long}2` })),
    ];
    expect(one.ids.eventId).toBe(two.ids.eventId);
    expect(one.key).not.toBe(two.key);
  });

  test('does not run its parts together', () => {
    const one = eventOf(anApiCall({ eventID: 'a","b', requestID: 'c' }));
    expect(eventOf(anApiCall({ eventID: 'a', requestID: 'b","c' })).key).not.toBe(one.key);
  });
});
