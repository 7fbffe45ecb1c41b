import { ListAccessKeysCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { AssumeRootCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { intakeOf } from '../../support/builders/cloudtrail.ts';
import { AUDIT_TASK, aRunningAws, MANAGEMENT, MEMBER, type RunningAws, refusalOf } from './a-running-aws.ts';

const TRACED = { organization: { traceRootSessions: true } };

/** What the product makes of all that AWS told of, in the order in which it happened. */
async function told(aws: RunningAws) {
  const QueueUrl = `${aws.url}/${MANAGEMENT}/rootkeeper-events`;
  const command = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 });
  const { Messages = [] } = await aws.as().sqs.send(command);
  const bodies = Messages.map(({ Body = '' }) => JSON.parse(Body));
  return bodies.sort((a, b) => (a.detail.eventID < b.detail.eventID ? -1 : 1)).map((each) => intakeOf(each));
}

test('an audit in a root session is told of as what it is: who opened it, and what was read with its key', async () => {
  const aws = await aRunningAws(TRACED);
  const { iam } = await aws.inRoot(MEMBER);
  await iam.send(new ListAccessKeysCommand({}));
  const [opening, reading] = await told(aws);

  expect(opening).toMatchObject({
    kind: 'assume-root',
    event: {
      ...{ target: MEMBER, taskPolicy: AUDIT_TASK, region: 'eu-central-1', outcome: { kind: 'success' } },
      by: { type: 'IAMUser', accountId: MANAGEMENT, name: 'rootkeeper' },
    },
  });
  if (opening?.kind !== 'assume-root') throw new Error('It was not told of the opening.');
  expect(reading).toMatchObject({
    kind: 'root',
    event: {
      ...{ eventName: 'ListAccessKeys', accountId: MEMBER, region: 'us-east-1', readOnly: true },
      actor: { kind: 'central-session' },
      ids: { accessKeyId: opening.event.accessKeyId, sessionStartedAt: opening.event.at },
    },
  });
});

test('what was refused is told of too', async () => {
  const aws = await aRunningAws(TRACED);
  const command = new AssumeRootCommand({ TargetPrincipal: MANAGEMENT, TaskPolicyArn: { arn: AUDIT_TASK } });
  await refusalOf(aws.as().sts.send(command));
  const { iam } = await aws.inRoot(MEMBER);
  await refusalOf(iam.send(new ListUsersCommand({})));

  const [refused, , listing] = await told(aws);
  expect(refused).toMatchObject({ event: { outcome: { kind: 'failure', code: 'AccessDenied' } } });
  expect(refused).not.toHaveProperty('event.accessKeyId');
  expect(listing).toMatchObject({ event: { eventName: 'ListUsers', outcome: { kind: 'failure' } } });
});

test('other calls leave nothing, and root sessions only where the organization says so', async () => {
  const traced = await aRunningAws(TRACED);
  await traced.as().sts.send(new GetCallerIdentityCommand({}));
  expect(traced.queueCounts().events.visible).toBe(0);

  const untraced = await aRunningAws();
  await untraced.inRoot(MEMBER);
  expect(untraced.queueCounts().events.visible).toBe(0);
});
