import { RETENTION, VISIBILITY } from '../../sandbox/aws/sqs/queue.ts';
import { DEAD_LETTER_QUEUE, EVENT_QUEUE, MOST_RECEIVES } from '../../sandbox/aws/sqs/queues.ts';
import { SECOND } from '../../src/domain/time.ts';
import {
  aChange,
  aConsoleLogin,
  anApiCall,
  anAssumeRoot,
  type CloudTrailRecord,
  enveloped,
  inCentralSession,
} from '../support/builders/cloudtrail.ts';
import { matchesPattern } from './event-pattern.ts';
import { identityStatements, readTemplate, resourceStatements, trustStatements } from './template.ts';

const home = readTemplate('activity.yml');
const sources = readTemplate('activity-sources.yml');

const propertiesOf = (template: typeof home, name: string): Record<string, unknown> => {
  const resource = template.Resources[name];
  if (resource === undefined) throw new Error(`There is no resource ${name}`);
  return resource.Properties;
};

/** Whether the rule is triggered by an event. */
const triggers = (template: typeof home, rule: string, event: CloudTrailRecord) =>
  matchesPattern(propertiesOf(template, rule).EventPattern, event);

const HEARTBEAT = enveloped({}, { source: 'aws.events', 'detail-type': 'Scheduled Event' });
const signIn = enveloped(aConsoleLogin(), {
  source: 'aws.signin',
  'detail-type': 'AWS Console Sign In via CloudTrail',
});

describe('The rules of every account and Region', () => {
  it.each([
    ['a root sign-in', aConsoleLogin()],
    ['what root does', anApiCall()],
    ['what a central root session does', inCentralSession()],
    [
      'what is done by a federation token that root asked for',
      anApiCall({
        userIdentity: { type: 'FederatedUser', sessionContext: { sessionIssuer: { type: 'Root' } } },
      }),
    ],
  ])('tell of %s', (_, record) => {
    expect(triggers(sources, 'RootActivity', enveloped(record))).toBe(true);
  });

  it('tell nothing of what others do', () => {
    const issuer = { type: 'IAMUser', userName: 'root' };
    for (const userIdentity of [
      issuer,
      { type: 'FederatedUser', sessionContext: { sessionIssuer: issuer } },
    ]) {
      const other = enveloped(anApiCall({ userIdentity }));
      expect(triggers(sources, 'RootActivity', other)).toBe(false);
      expect(triggers(sources, 'Perimeter', other)).toBe(false);
    }
  });

  it.each([
    ['sts', 'AssumeRoot', anAssumeRoot()],
    ['iam', 'DisableOrganizationsRootSessions', {}],
    ['iam', 'EnableOrganizationsRootCredentialsManagement', {}],
    ['organizations', 'RegisterDelegatedAdministrator', {}],
    ['organizations', 'DetachPolicy', {}],
    ['organizations', 'UpdatePolicy', {}],
    ['account', 'StartPrimaryEmailUpdate', {}],
    ['events', 'DisableRule', { requestParameters: { name: 'rootkeeper-root-activity' } }],
    ['events', 'RemoveTargets', { requestParameters: { rule: 'rootkeeper-heartbeat' } }],
    ['sqs', 'PurgeQueue', { requestParameters: { queueUrl: 'https://sqs/1/rootkeeper-events' } }],
    ['sqs', 'DeleteQueue', { requestParameters: { queueUrl: 'https://sqs/1/rootkeeper-events-dead' } }],
  ])('tell of %s:%s, whoever does it', (service, eventName, more) => {
    const record = aChange(service, eventName, { userIdentity: { type: 'AssumedRole' }, ...more });
    expect(triggers(sources, 'Perimeter', enveloped(record))).toBe(true);
  });

  it.each([
    ['events', 'DisableRule', { requestParameters: { name: 'nightly-backup' } }],
    ['sqs', 'PurgeQueue', { requestParameters: { queueUrl: 'https://sqs/1/orders' } }],
    ['organizations', 'CreateAccount', {}],
  ])('tell nothing of %s:%s where it is about something else', (service, eventName, more) => {
    const record = aChange(service, eventName, { userIdentity: { type: 'AssumedRole' }, ...more });
    expect(triggers(sources, 'Perimeter', enveloped(record))).toBe(false);
  });

  it('hear read-only events too', () => {
    for (const rule of ['RootActivity', 'Perimeter'])
      expect(propertiesOf(sources, rule).State).toBe('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS');
  });

  it('have a heartbeat beside them, and all send to the one bus by the one role', () => {
    expect(propertiesOf(sources, 'Heartbeat').ScheduleExpression).toEqual({ Ref: 'HeartbeatEvery' });
    const role = 'arn:<AWS::Partition>:iam::<AWS::AccountId>:role/rootkeeper-forward-events';
    for (const rule of ['RootActivity', 'Perimeter', 'Heartbeat'])
      expect(propertiesOf(sources, rule).Targets).toEqual([
        { Id: 'home', Arn: { Ref: 'HomeBusArn' }, RoleArn: { 'Fn::Sub': role } },
      ]);
  });

  it('have a role that may put events on that bus, only, made once in an account', () => {
    expect(identityStatements(sources)).toEqual([
      expect.objectContaining({ Action: ['events:PutEvents'], Resource: [{ Ref: 'HomeBusArn' }] }),
    ]);
    expect(trustStatements(sources)).toEqual([
      expect.objectContaining({
        Principal: { Service: 'events.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    ]);
    expect(sources.Resources.ForwardEvents?.Condition).toBe('MakesRole');
  });
});

describe('The bus', () => {
  it('takes events from the organization only', () => {
    expect(resourceStatements(home.Resources.BusPolicy!)).toEqual([
      expect.objectContaining({
        Action: ['events:PutEvents'],
        Condition: { StringEquals: { 'aws:PrincipalOrgID': { Ref: 'OrganizationId' } } },
      }),
    ]);
  });

  it('puts everything that AWS tells of onto the queue, each thing once', () => {
    for (const event of [signIn, enveloped(anApiCall()), enveloped(anAssumeRoot(), { source: 'aws.sts' })]) {
      expect(triggers(home, 'RootEvents', event)).toBe(true);
      expect(triggers(home, 'Heartbeats', event)).toBe(false);
    }
    expect(triggers(home, 'RootEvents', HEARTBEAT)).toBe(false);
    expect(triggers(home, 'Heartbeats', HEARTBEAT)).toBe(true);
  });

  it('takes nothing that an account could have made up: only AWS uses such a source', () => {
    for (const source of ['corp.forged', 'signin', 'xaws.signin'])
      for (const rule of ['RootEvents', 'Heartbeats', 'SignIns'])
        expect(triggers(home, rule, { ...signIn, source })).toBe(false);
  });

  it('tells people of root sign-ins without the app', () => {
    expect(triggers(home, 'SignIns', signIn)).toBe(true);
    expect(triggers(home, 'SignIns', enveloped(anApiCall()))).toBe(false);
    const byOther = aConsoleLogin({ userIdentity: { type: 'IAMUser' } });
    expect(triggers(home, 'SignIns', { ...signIn, detail: byOther })).toBe(false);
    expect(propertiesOf(home, 'SignIns').Targets).toMatchObject([{ Arn: { Ref: 'AlarmTopic' } }]);
  });

  it('lets read-only events through', () => {
    expect(propertiesOf(home, 'RootEvents').State).toBe('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS');
  });
});

describe('The queue', () => {
  it('is the one that the sandbox has', () => {
    expect(propertiesOf(home, 'Queue')).toMatchObject({
      QueueName: EVENT_QUEUE,
      VisibilityTimeout: VISIBILITY / SECOND,
      MessageRetentionPeriod: RETENTION / SECOND,
      RedrivePolicy: { maxReceiveCount: MOST_RECEIVES },
      SqsManagedSseEnabled: true,
    });
    expect(propertiesOf(home, 'DeadLetters')).toMatchObject({
      QueueName: DEAD_LETTER_QUEUE,
      MessageRetentionPeriod: RETENTION / SECOND,
    });
    expect(MOST_RECEIVES).toBeGreaterThanOrEqual(100);
  });

  it('is filled by our two rules only', () => {
    const arns = [{ 'Fn::GetAtt': ['RootEvents', 'Arn'] }, { 'Fn::GetAtt': ['Heartbeats', 'Arn'] }];
    expect(resourceStatements(home.Resources.QueuePolicy!)).toEqual([
      expect.objectContaining({
        Principal: { Service: 'events.amazonaws.com' },
        Action: ['sqs:SendMessage'],
        Condition: { ArnEquals: { 'aws:SourceArn': arns } },
      }),
    ]);
  });

  it('is read by the app, which may do nothing else to it', () => {
    expect(identityStatements(home)).toEqual([
      expect.objectContaining({
        Effect: 'Allow',
        Action: ['sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'],
        Resource: [{ 'Fn::GetAtt': ['Queue', 'Arn'] }],
      }),
    ]);
  });
});

describe('The alarms', () => {
  const alarms = Object.entries(home.Resources).filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm');

  it('all go to the topic of people', () => {
    expect(alarms.map(([name]) => name).sort()).toEqual([
      'AlertsUndelivered',
      'EventsDead',
      'EventsNotDelivered',
      'EventsNotRead',
      'HeartbeatsMissing',
      'SignInsNotDelivered',
    ]);
    for (const [, { Properties }] of alarms) expect(Properties.AlarmActions).toEqual([{ Ref: 'AlarmTopic' }]);
  });

  it('hold silence of the heartbeats for a failure', () => {
    expect(propertiesOf(home, 'HeartbeatsMissing')).toMatchObject({
      TreatMissingData: 'breaching',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: { Ref: 'LeastHeartbeats' },
    });
  });

  it('watch rules and queues that are there', () => {
    const rules = Object.values(home.Resources).flatMap(({ Type, Properties }) =>
      Type === 'AWS::Events::Rule' ? [Properties.Name] : [],
    );
    const watched = alarms.flatMap(([, { Properties }]) =>
      ((Properties.Dimensions ?? []) as { Name: string; Value: unknown }[]).flatMap(({ Name, Value }) =>
        Name === 'RuleName' ? [Value] : [],
      ),
    );
    expect(watched).toHaveLength(3);
    for (const name of watched) expect(rules).toContain(name);
  });

  it('reach the topic, which takes nothing from anybody else', () => {
    expect(resourceStatements(home.Resources.AlarmTopicPolicy!).map(({ Principal }) => Principal)).toEqual([
      { Service: 'events.amazonaws.com' },
      { Service: 'cloudwatch.amazonaws.com' },
    ]);
  });

  it.each([
    ['AlarmSubscription', 'HasEmail'],
    ['UndeliveredAlerts', 'HasLogGroup'],
    ['AlertsUndelivered', 'HasLogGroup'],
  ])('%s is there only where it is asked for', (name, condition) => {
    expect(home.Resources[name]?.Condition).toBe(condition);
    expect(home.Conditions).toHaveProperty(condition);
  });
});
