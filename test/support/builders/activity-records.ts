import { minutesLater } from './alert-scenes.ts';
import {
  aChange,
  aConsoleLogin,
  aFailedLogin,
  anApiCall,
  anAssumeRoot,
  type CloudTrailRecord,
  eventTime,
} from './cloudtrail.ts';

/** The record as it would be `minutes` after NOW. */
export function at(minutes: number, record: CloudTrailRecord): CloudTrailRecord {
  return { ...record, eventTime: eventTime(minutesLater(minutes)) };
}

/** A console sign-in without MFA. */
export const WITHOUT_MFA = aConsoleLogin({ additionalEventData: { MFAUsed: 'No' } });

export function aRead(eventName = 'ListBuckets'): CloudTrailRecord {
  return anApiCall({ eventName, readOnly: true, requestParameters: null, resources: [] });
}

/** Five sign-ins that failed, one without MFA that did not, then traces hidden and ways in opened. */
export const COMPROMISE: readonly CloudTrailRecord[] = [
  ...[0, 0, 1, 1, 1].map((minutes) => at(minutes, aFailedLogin())),
  at(2, WITHOUT_MFA),
  at(4, aChange('cloudtrail', 'StopLogging', { requestParameters: { name: 'org-trail' } })),
  at(5, aChange('iam', 'CreateAccessKey')),
  at(6, aChange('iam', 'CreateUser', { requestParameters: { userName: 'backup-admin' } })),
];

const ADMIN = {
  type: 'AssumedRole',
  arn: 'arn:aws:sts::999900001111:assumed-role/Admin/mia@corp.example',
  accountId: '999900001111',
  sessionContext: { sessionIssuer: { type: 'Role', arn: 'arn:aws:iam::999900001111:role/Admin' } },
};

/** Mia, as an administrator, opens a central root session in payments-prod. */
export function openedByAdmin(taskPolicy = 'IAMAuditRootUserCredentials'): CloudTrailRecord {
  const arn = `arn:aws:iam::aws:policy/root-task/${taskPolicy}`;
  return anAssumeRoot({
    userIdentity: ADMIN,
    requestParameters: { targetPrincipal: '111122223333', taskPolicyArn: { arn } },
  });
}

/** A change that Mia makes as an administrator. */
export function byAdmin(
  service: string,
  eventName: string,
  requestParameters: CloudTrailRecord,
  overrides: CloudTrailRecord = {},
): CloudTrailRecord {
  return aChange(service, eventName, { userIdentity: ADMIN, requestParameters, ...overrides });
}

/** AWS does it by itself. */
export function byService(): CloudTrailRecord {
  const service = 'autoscaling.amazonaws.com';
  const userIdentity = {
    type: 'Root',
    arn: 'arn:aws:iam::111122223333:root',
    accountId: '111122223333',
    invokedBy: service,
  };
  return anApiCall({ sourceIPAddress: service, userAgent: service, userIdentity });
}
