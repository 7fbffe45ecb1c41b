import { known } from '../../../src/domain/fact.ts';
import type { Watched } from '../../../src/domain/perimeter/watched.ts';
import type { RootEvent } from '../../../src/domain/root-event/event.ts';
import type { Intake } from '../../../src/domain/root-event/intake.ts';
import { type NormaliseContext, normalise } from '../../../src/domain/root-event/normalise.ts';
import { HOUR, type Instant } from '../../../src/domain/time.ts';
import { NOW } from './time.ts';
import { digest } from './window.ts';

export type CloudTrailRecord = Record<string, unknown>;

/** The instant as CloudTrail writes it, to the second. */
export function eventTime(instant: Instant): string {
  return new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** The identity of payments-prod's root user, as a sign-in has it. */
export function rootIdentity(overrides: CloudTrailRecord = {}): CloudTrailRecord {
  return {
    type: 'Root',
    principalId: '111122223333',
    arn: 'arn:aws:iam::111122223333:root',
    accountId: '111122223333',
    accessKeyId: '',
    ...overrides,
  };
}

/** A session that began at `startedAt`, with a temporary key. */
export function sessionIdentity(
  startedAt: Instant = NOW,
  context: CloudTrailRecord = {},
  overrides: CloudTrailRecord = {},
): CloudTrailRecord {
  const attributes = { creationDate: eventTime(startedAt), mfaAuthenticated: 'true' };
  const sessionContext = { attributes, ...context };
  return rootIdentity({ accessKeyId: 'ASIAROOT0EXAMPLE0001', sessionContext, ...overrides });
}

/** A successful console sign-in with MFA. */
export function aConsoleLogin(overrides: CloudTrailRecord = {}): CloudTrailRecord {
  return {
    eventVersion: '1.09',
    userIdentity: rootIdentity(),
    eventTime: eventTime(NOW),
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    awsRegion: 'us-east-1',
    sourceIPAddress: '203.0.113.7',
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0.0.0',
    requestParameters: null,
    responseElements: { ConsoleLogin: 'Success' },
    additionalEventData: { LoginTo: 'https://console.aws.amazon.com/', MobileVersion: 'No', MFAUsed: 'Yes' },
    eventID: 'e1d3b9a4-0001-4c1e-9a5e-3f0f6f1e0001',
    readOnly: false,
    eventType: 'AwsConsoleSignIn',
    managementEvent: true,
    recipientAccountId: '111122223333',
    eventCategory: 'Management',
    ...overrides,
  };
}

/** A failed console sign-in. */
export function aFailedLogin(overrides: CloudTrailRecord = {}): CloudTrailRecord {
  return aConsoleLogin({
    errorMessage: 'Failed authentication',
    responseElements: { ConsoleLogin: 'Failure' },
    additionalEventData: { MFAUsed: 'No' },
    ...overrides,
  });
}

/** An API call in a session that began at NOW: S3 MFA delete is turned on. */
export function anApiCall(overrides: CloudTrailRecord = {}): CloudTrailRecord {
  return {
    eventVersion: '1.11',
    userIdentity: sessionIdentity(),
    eventTime: eventTime(NOW),
    eventSource: 's3.amazonaws.com',
    eventName: 'PutBucketVersioning',
    awsRegion: 'eu-central-1',
    sourceIPAddress: '203.0.113.7',
    userAgent: 'aws-cli/2.32.0',
    requestParameters: {
      bucketName: 'ledger',
      VersioningConfiguration: { Status: 'Enabled', MfaDelete: 'Enabled' },
    },
    responseElements: null,
    requestID: '0ABCDEF123456789',
    eventID: 'e1d3b9a4-0002-4c1e-9a5e-3f0f6f1e0002',
    readOnly: false,
    resources: [{ accountId: '111122223333', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::ledger' }],
    eventType: 'AwsApiCall',
    recipientAccountId: '111122223333',
    ...overrides,
  };
}

/** `CreateAccessKey` of `iam`, `StopLogging` of `cloudtrail`: a change by root. */
export function aChange(
  service: string,
  eventName: string,
  overrides: CloudTrailRecord = {},
): CloudTrailRecord {
  return anApiCall({
    eventSource: `${service}.amazonaws.com`,
    eventName,
    requestParameters: null,
    resources: [],
    ...overrides,
  });
}

/** Rootkeeper's role opens a session in payments-prod under the audit task policy. */
export function anAssumeRoot(overrides: CloudTrailRecord = {}): CloudTrailRecord {
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'AssumedRole',
      principalId: 'AROAEXAMPLE:rootkeeper',
      arn: 'arn:aws:sts::999900001111:assumed-role/rootkeeper/rootkeeper',
      accountId: '999900001111',
      accessKeyId: 'ASIACALLEREXAMPLE001',
      sessionContext: {
        sessionIssuer: {
          type: 'Role',
          principalId: 'AROAEXAMPLE',
          arn: 'arn:aws:iam::999900001111:role/rootkeeper',
          accountId: '999900001111',
          userName: 'rootkeeper',
        },
        attributes: { creationDate: eventTime(NOW), mfaAuthenticated: 'false' },
      },
    },
    eventTime: eventTime(NOW),
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRoot',
    awsRegion: 'us-east-1',
    sourceIPAddress: '198.51.100.9',
    userAgent: 'aws-sdk-js/3.1169.0',
    requestParameters: {
      targetPrincipal: '111122223333',
      taskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' },
      durationSeconds: 900,
    },
    responseElements: {
      credentials: {
        accessKeyId: 'ASIACENTRALEXAMPLE01',
        sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLEtokenEXAMPLEtokenEXAMPLE0123456789abcdefghij',
        expiration: 'Nov 20, 2026, 9:15:00 AM',
      },
    },
    requestID: '7d1f0000-aaaa-bbbb-cccc-000000000001',
    eventID: 'e1d3b9a4-0003-4c1e-9a5e-3f0f6f1e0003',
    readOnly: false,
    eventType: 'AwsApiCall',
    recipientAccountId: '999900001111',
    ...overrides,
  };
}

/** What is done in that session, as AWS documents it: as the member's root, with the key that AssumeRoot returned. */
export function inCentralSession(overrides: CloudTrailRecord = {}, says = true): CloudTrailRecord {
  return aChange('iam', 'ListAccessKeys', {
    userIdentity: sessionIdentity(NOW, says ? { assumedRoot: 'true' } : {}, {
      accessKeyId: 'ASIACENTRALEXAMPLE01',
    }),
    sourceIPAddress: '198.51.100.9',
    readOnly: true,
    ...overrides,
  });
}

/** As EventBridge delivers it. */
export function enveloped(record: CloudTrailRecord, overrides: CloudTrailRecord = {}): CloudTrailRecord {
  return {
    version: '0',
    id: '7bf73129-1428-4cd3-a780-95db273d1602',
    'detail-type': 'AWS API Call via CloudTrail',
    source: 'aws.s3',
    account: '111122223333',
    time: eventTime(NOW),
    region: 'us-east-1',
    resources: [],
    detail: record,
    ...overrides,
  };
}

/** One deny-root SCP, one rule and one queue are watched. */
export const WATCHED: Watched = {
  denyRootPolicies: known(new Set(['p-denyroot1']), 'Organizations', NOW - HOUR),
  otherPolicies: new Set(['p-other']),
  rules: ['rootkeeper-root-events'],
  queues: ['999900001111/rootkeeper-events'],
};

export const NORMALISE: NormaliseContext = { watched: WATCHED, digest };

export function intakeOf(record: unknown): Intake {
  return normalise(record, NORMALISE);
}

/** The root event in a record; throws where it is none. */
export function eventOf(record: CloudTrailRecord): RootEvent {
  const intake = intakeOf(record);
  if (intake.kind !== 'root') throw new Error(`No root event: ${JSON.stringify(intake)}`);
  return intake.event;
}
