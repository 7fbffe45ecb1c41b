import type { AccountId, Partition } from '../../src/domain/account.ts';
import { rootArn } from '../../src/domain/account.ts';
import type { Instant } from '../../src/domain/time.ts';
import { type CloudTrailRecord, recordTime } from './record.ts';
import { recordingRegion } from './root-act.ts';

/** What every record of a call says. */
export interface CalledContext {
  readonly at: Instant;
  readonly eventId: string;
  readonly region: string;
  /** Absent where the call was granted. */
  readonly errorCode?: string;
}

/** Who opened a root session, and what for. */
export interface Opening {
  readonly by: {
    readonly accountId: AccountId;
    readonly arn: string;
    readonly userId: string;
    readonly accessKeyId: string;
  };
  readonly target: string;
  readonly taskPolicy: string;
  /** The key that was given; absent where it was refused. */
  readonly accessKeyId?: string;
}

/** CloudTrail's record of a call of AssumeRoot, in the account of who called. */
export function openingRecord(opening: Opening, context: CalledContext): CloudTrailRecord {
  const { by, target, taskPolicy, accessKeyId } = opening;
  return {
    ...called('sts', 'AssumeRoot', context),
    userIdentity: {
      ...{ type: 'IAMUser', principalId: by.userId, arn: by.arn, accountId: by.accountId },
      ...{ accessKeyId: by.accessKeyId, userName: by.arn.split('/').at(-1) },
    },
    requestParameters: { targetPrincipal: target, taskPolicyArn: { arn: taskPolicy }, durationSeconds: 900 },
    responseElements: accessKeyId === undefined ? null : { credentials: { accessKeyId } },
    readOnly: false,
    recipientAccountId: by.accountId,
  };
}

/** A root session, in the account that it is in. */
export interface RootSession {
  readonly accountId: AccountId;
  readonly partition: Partition;
  readonly accessKeyId: string;
  readonly openedAt: Instant;
}

/** CloudTrail's record of a call in a root session, in the member account. */
export function inSessionRecord(
  { accountId, partition, accessKeyId, openedAt }: RootSession,
  call: string,
  context: CalledContext,
): CloudTrailRecord {
  const [service = '', eventName = ''] = call.split(':');
  const attributes = { creationDate: recordTime(openedAt), mfaAuthenticated: 'false' };
  return {
    ...called(service, eventName, { ...context, region: recordingRegion(service, partition) }),
    userIdentity: {
      ...{ type: 'Root', principalId: accountId, arn: rootArn(partition, accountId), accountId, accessKeyId },
      sessionContext: { attributes, assumedRoot: 'true' },
    },
    requestParameters: null,
    responseElements: null,
    readOnly: true,
    recipientAccountId: accountId,
  };
}

function called(service: string, eventName: string, context: CalledContext): CloudTrailRecord {
  const { at, eventId, region, errorCode } = context;
  return {
    eventVersion: '1.11',
    eventTime: recordTime(at),
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: region,
    sourceIPAddress: '192.0.2.10',
    userAgent: 'aws-sdk-js',
    ...(errorCode === undefined ? {} : { errorCode, errorMessage: errorCode }),
    requestID: eventId,
    eventID: eventId,
    eventType: 'AwsApiCall',
    managementEvent: true,
    eventCategory: 'Management',
  };
}
