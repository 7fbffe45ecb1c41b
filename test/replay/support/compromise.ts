import { HOUR, type Instant, MINUTE, SECOND } from '../../../src/domain/time.ts';
import {
  aChange,
  aConsoleLogin,
  aFailedLogin,
  anApiCall,
  anAssumeRoot,
  type CloudTrailRecord,
  eventTime,
  inCentralSession,
  rootIdentity,
} from '../../support/builders/cloudtrail.ts';

/** When the sign-in without MFA succeeded: 20 Nov 2026, 03:02 UTC. */
export const BROKE_IN: Instant = Date.UTC(2026, 10, 20, 3, 2, 0);

const MANAGEMENT = '999900001111';
const THEIR_ADDRESS = '198.51.100.66';
const THEIR_AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0';
const theirs = { sourceIPAddress: THEIR_ADDRESS, userAgent: THEIR_AGENT };

/** What they did in the console, in a session that began when they broke in. */
function inTheirSession(service: string, eventName: string, more: CloudTrailRecord = {}): CloudTrailRecord {
  const attributes = { creationDate: eventTime(BROKE_IN), mfaAuthenticated: 'false' };
  return aChange(service, eventName, {
    ...theirs,
    userIdentity: rootIdentity({ accessKeyId: 'ASIAINTRUDEREXAMPLE1', sessionContext: { attributes } }),
    sessionCredentialFromConsole: 'true',
    awsRegion: service === 'cloudtrail' ? 'eu-central-1' : 'us-east-1',
    ...more,
  });
}

function by(role: string, service: string, eventName: string, accountId: string): CloudTrailRecord {
  const arn = `arn:aws:iam::${accountId}:role/${role}`;
  return anApiCall({
    userIdentity: {
      type: 'AssumedRole',
      principalId: `AROAEXAMPLE0000000001:${role}`,
      arn: `arn:aws:sts::${accountId}:assumed-role/${role}/${role}`,
      accountId,
      accessKeyId: 'ASIADAILYWORKEXAMPLE',
      sessionContext: { sessionIssuer: { type: 'Role', arn, accountId, userName: role } },
    },
    eventSource: `${service}.amazonaws.com`,
    eventName,
    requestParameters: null,
    resources: [],
    readOnly: true,
    recipientAccountId: accountId,
  });
}

/** Somebody's scanner opens a central root session, as others than Rootkeeper do too. */
function scanner(): CloudTrailRecord {
  return JSON.parse(JSON.stringify(anAssumeRoot()).replaceAll('rootkeeper', 'posture-scanner'));
}

const signInWithoutMfa = aConsoleLogin({ ...theirs, additionalEventData: { MFAUsed: 'No' } });
const recoveryRequested = aConsoleLogin({
  eventName: 'PasswordRecoveryRequested',
  ...theirs,
  responseElements: null,
});
const scaling = aChange('ec2', 'RunInstances', {
  userIdentity: rootIdentity({ accessKeyId: undefined, invokedBy: 'autoscaling.amazonaws.com' }),
  sourceIPAddress: 'autoscaling.amazonaws.com',
  userAgent: 'autoscaling.amazonaws.com',
});
const detached = {
  ...by('OrgAdmin', 'organizations', 'DetachPolicy', MANAGEMENT),
  ...{ readOnly: false, awsRegion: 'us-east-1' },
  requestParameters: { policyId: 'p-denyroot1', targetId: '111122223333' },
};

const DAILY = [
  ['ec2', 'DescribeInstances'],
  ['s3', 'ListBuckets'],
  ['sts', 'GetCallerIdentity'],
  ['cloudformation', 'DescribeStacks'],
] as const;

/** What was done, how long after the break-in. */
const STORY: readonly (readonly [number, CloudTrailRecord])[] = [
  ...Array.from({ length: 40 }, (_, n) => {
    const [service = 'ec2', name = 'DescribeInstances'] = DAILY[n % DAILY.length] ?? [];
    return [
      -4 * HOUR + n * 7 * MINUTE,
      by('Deploy', service, name, n % 2 === 0 ? '111122223333' : MANAGEMENT),
    ] as const;
  }),
  [-3 * HOUR, scaling],
  [-2 * HOUR, scanner()],
  [-2 * HOUR + 2 * SECOND, inCentralSession({}, false)],
  [-2 * HOUR + 3 * SECOND, inCentralSession({ eventName: 'GetLoginProfile' }, false)],
  [-20 * MINUTE, recoveryRequested],
  ...[-90, -75, -58, -40, -21].map((seconds) => [seconds * SECOND, aFailedLogin(theirs)] as const),
  [0, signInWithoutMfa],
  ...Array.from({ length: 12 }, (_, n) => {
    const name = ['ListUsers', 'ListAccessKeys', 'GetAccountSummary', 'ListRoles'][n % 4] ?? 'ListUsers';
    return [(20 + n * 4) * SECOND, inTheirSession('iam', name, { readOnly: true })] as const;
  }),
  [95 * SECOND, inTheirSession('cloudtrail', 'StopLogging', { requestParameters: { name: 'org-trail' } })],
  [140 * SECOND, inTheirSession('iam', 'CreateUser', { requestParameters: { userName: 'backup-svc' } })],
  [
    152 * SECOND,
    inTheirSession('iam', 'AttachUserPolicy', {
      requestParameters: { userName: 'backup-svc', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    }),
  ],
  [170 * SECOND, inTheirSession('iam', 'CreateAccessKey', { requestParameters: { userName: 'backup-svc' } })],
  [
    6 * MINUTE,
    inTheirSession('guardduty', 'DeleteDetector', {
      errorCode: 'AccessDenied',
      errorMessage: 'An explicit deny',
      requestParameters: { detectorId: '12abc34d567e8fa901bc2d34e56789f0' },
    }),
  ],
  [40 * MINUTE, detached],
];

/** The records of that night, as a trail of the organization has them. */
export const COMPROMISE: readonly CloudTrailRecord[] = STORY.map(([after, record], n) => ({
  ...record,
  eventTime: eventTime(BROKE_IN + after),
  eventID: `5a1e0000-0000-4000-8000-${String(n).padStart(12, '0')}`,
}));
