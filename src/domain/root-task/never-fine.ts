import type { EventName, RootTask } from './task.ts';

/** Changes by root that always alert, unless the window's task lists them. */
export const NEVER_FINE: readonly EventName[] = [
  'cloudtrail.amazonaws.com:StopLogging',
  'cloudtrail.amazonaws.com:DeleteTrail',
  'cloudtrail.amazonaws.com:UpdateTrail',
  'cloudtrail.amazonaws.com:PutEventSelectors',
  'config.amazonaws.com:StopConfigurationRecorder',
  'config.amazonaws.com:DeleteConfigurationRecorder',
  'guardduty.amazonaws.com:DeleteDetector',
  'iam.amazonaws.com:CreateAccessKey',
  'iam.amazonaws.com:CreateUser',
  'iam.amazonaws.com:CreateLoginProfile',
  'iam.amazonaws.com:DeactivateMFADevice',
  'iam.amazonaws.com:DeleteVirtualMFADevice',
  'iam.amazonaws.com:DisableOrganizationsRootCredentialsManagement',
  'iam.amazonaws.com:DisableOrganizationsRootSessions',
  'signin.amazonaws.com:EmailUpdated',
  'signin.amazonaws.com:PasswordRecoveryCompleted',
  'organizations.amazonaws.com:LeaveOrganization',
];

/** Whether a change alerts whatever window covers it: it is on the list, and the task does not declare it. */
export function isNeverFine(event: EventName, task: RootTask): boolean {
  return NEVER_FINE.includes(event) && !declares(task, event);
}

/** Whether a change is what the task is about. A task without a verified list accepts any that is not never fine. */
export function isExpected(event: EventName, task: RootTask): boolean {
  if (isNeverFine(event, task)) return false;
  return task.changes.kind === 'events' ? declares(task, event) : true;
}

function declares({ changes }: RootTask, event: EventName): boolean {
  return changes.kind === 'events' && changes.events.includes(event);
}
