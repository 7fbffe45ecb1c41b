import type { EventName, RootTask } from './task.ts';

/** What watches the account is turned off, or made to see less. */
const WATCH: readonly EventName[] = [
  'cloudtrail.amazonaws.com:StopLogging',
  'cloudtrail.amazonaws.com:DeleteTrail',
  'cloudtrail.amazonaws.com:UpdateTrail',
  'cloudtrail.amazonaws.com:PutEventSelectors',
  'cloudtrail.amazonaws.com:DeleteEventDataStore',
  'cloudtrail.amazonaws.com:StopEventDataStoreIngestion',
  'config.amazonaws.com:StopConfigurationRecorder',
  'config.amazonaws.com:DeleteConfigurationRecorder',
  'config.amazonaws.com:DeleteDeliveryChannel',
  'guardduty.amazonaws.com:DeleteDetector',
  'guardduty.amazonaws.com:UpdateDetector',
  'guardduty.amazonaws.com:DisassociateFromAdministratorAccount',
  'guardduty.amazonaws.com:DisassociateFromMasterAccount',
  'guardduty.amazonaws.com:StopMonitoringMembers',
  'securityhub.amazonaws.com:DisableSecurityHub',
  'access-analyzer.amazonaws.com:DeleteAnalyzer',
];

/** Another way in, for whoever is in: a credential, an identity, or who may take one on. */
const WAYS_IN: readonly EventName[] = [
  'iam.amazonaws.com:CreateAccessKey',
  'iam.amazonaws.com:UpdateAccessKey',
  'iam.amazonaws.com:UploadSigningCertificate',
  'iam.amazonaws.com:UploadSSHPublicKey',
  'iam.amazonaws.com:CreateServiceSpecificCredential',
  'iam.amazonaws.com:CreateUser',
  'iam.amazonaws.com:CreateLoginProfile',
  'iam.amazonaws.com:UpdateLoginProfile',
  'iam.amazonaws.com:CreateRole',
  'iam.amazonaws.com:UpdateAssumeRolePolicy',
  'iam.amazonaws.com:CreateSAMLProvider',
  'iam.amazonaws.com:UpdateSAMLProvider',
  'iam.amazonaws.com:CreateOpenIDConnectProvider',
  'iam.amazonaws.com:EnableMFADevice',
  'iam.amazonaws.com:DeactivateMFADevice',
  'iam.amazonaws.com:DeleteVirtualMFADevice',
  'signin.amazonaws.com:EmailUpdated',
  'signin.amazonaws.com:PasswordUpdated',
  'signin.amazonaws.com:PasswordRecoveryCompleted',
];

/** More than an identity was allowed before. */
export const GRANTS: readonly EventName[] = [
  'iam.amazonaws.com:AddUserToGroup',
  'iam.amazonaws.com:AttachGroupPolicy',
  'iam.amazonaws.com:AttachRolePolicy',
  'iam.amazonaws.com:AttachUserPolicy',
  'iam.amazonaws.com:CreatePolicyVersion',
  'iam.amazonaws.com:DeleteRolePermissionsBoundary',
  'iam.amazonaws.com:DeleteUserPermissionsBoundary',
  'iam.amazonaws.com:PutGroupPolicy',
  'iam.amazonaws.com:PutRolePolicy',
  'iam.amazonaws.com:PutUserPolicy',
  'iam.amazonaws.com:SetDefaultPolicyVersion',
];

/** Changes by root that always alert, unless the window's task lists them. */
export const NEVER_FINE: readonly EventName[] = [
  ...WATCH,
  ...WAYS_IN,
  ...GRANTS,
  'iam.amazonaws.com:DisableOrganizationsRootCredentialsManagement',
  'iam.amazonaws.com:DisableOrganizationsRootSessions',
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
  switch (changes.kind) {
    case 'events':
      return changes.events.includes(event);
    case 'unverified':
      return changes.declares?.includes(event) === true;
    case 'not-observable':
      return false;
  }
}
