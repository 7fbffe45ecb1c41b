import { GRANTS } from './never-fine.ts';
import type { RootTask } from './task.ts';

/**
 * The date of the list below. Windows keep the date they were requested under, so raise it with every change.
 * Sources: "Tasks that require root user credentials" and "Perform a privileged task on a member account" (IAM User
 * Guide), the Organizations and Account Management API references.
 */
export const ROOT_TASKS_VERSION = '2026-11-21';

const BY_ASSUME_ROOT = 'Open a central root session with sts:AssumeRoot under the task policy';

const STILL_ROOT: readonly RootTask[] = [
  {
    id: 's3-mfa-delete',
    title: 'Enable or disable S3 MFA delete',
    need: { kind: 'always' },
    changes: { kind: 'events', events: ['s3.amazonaws.com:PutBucketVersioning'] },
    hint: 'Works by CLI or API only, with the serial number and a code of the MFA device, so a root user with nothing but a FIDO key probably cannot. Needs aws login, or a root access key for the time; an access key alerts.',
  },
  {
    id: 'restore-admin',
    title: "Restore the only IAM administrator's permissions",
    need: { kind: 'always' },
    changes: { kind: 'unverified', declares: GRANTS },
  },
  {
    id: 'billing-access',
    title: 'Activate IAM access to Billing',
    need: { kind: 'always' },
    changes: { kind: 'not-observable' },
  },
  {
    id: 'billing-task',
    title: 'Perform a billing task that only root can',
    need: { kind: 'always' },
    changes: { kind: 'not-observable' },
  },
  {
    id: 'tax-invoice',
    title: 'View a tax invoice that only root can see',
    need: { kind: 'always' },
    changes: { kind: 'not-observable' },
  },
  {
    id: 'govcloud',
    title: 'Sign up for GovCloud, or ask for GovCloud root keys',
    need: { kind: 'always' },
    changes: { kind: 'not-observable' },
  },
  {
    id: 'reserved-instance-seller',
    title: 'Register as a seller in the Reserved Instance Marketplace',
    need: { kind: 'always' },
    changes: { kind: 'not-observable' },
  },
  {
    id: 'mechanical-turk',
    title: 'Link the account to Mechanical Turk',
    need: { kind: 'always' },
    changes: { kind: 'not-observable' },
  },
  {
    id: 'kms-recovery',
    title: 'Recover a KMS key that nobody can manage',
    need: { kind: 'always' },
    changes: { kind: 'not-observable' },
    hint: "AWS Support confirms through the root user's primary phone number: check it first.",
  },
];

const NOT_IN_MEMBERS: readonly RootTask[] = [
  {
    id: 'root-password',
    title: 'Change or recover the root password',
    need: {
      kind: 'not-in-members',
      instead: `${BY_ASSUME_ROOT} IAMCreateRootUserPassword, or delete the root credentials for good with IAMDeleteRootUserCredentials.`,
    },
    isMeasured: true,
    changes: { kind: 'events', events: ['signin.amazonaws.com:PasswordUpdated'] },
  },
  {
    id: 'delete-root-keys',
    title: 'Delete root access keys or signing certificates',
    need: {
      kind: 'not-in-members',
      instead: `${BY_ASSUME_ROOT} IAMDeleteRootUserCredentials.`,
    },
    isMeasured: true,
    changes: {
      kind: 'events',
      events: [
        'iam.amazonaws.com:UpdateAccessKey',
        'iam.amazonaws.com:DeleteAccessKey',
        'iam.amazonaws.com:UpdateSigningCertificate',
        'iam.amazonaws.com:DeleteSigningCertificate',
      ],
    },
  },
  {
    id: 'root-mfa',
    title: "Register or replace the root user's MFA device",
    need: {
      kind: 'not-in-members',
      instead: `Delete the root credentials instead: ${BY_ASSUME_ROOT} IAMDeleteRootUserCredentials. A root user without credentials needs no MFA.`,
    },
    isMeasured: true,
    changes: {
      kind: 'events',
      events: [
        'iam.amazonaws.com:CreateVirtualMFADevice',
        'iam.amazonaws.com:EnableMFADevice',
        'iam.amazonaws.com:ResyncMFADevice',
        'iam.amazonaws.com:DeactivateMFADevice',
        'iam.amazonaws.com:DeleteVirtualMFADevice',
      ],
    },
  },
  {
    id: 'root-email',
    title: "Change the root user's e-mail address",
    need: {
      kind: 'not-in-members',
      instead:
        'Call account:StartPrimaryEmailUpdate, then AcceptPrimaryEmailUpdate, from the management account.',
    },
    changes: { kind: 'events', events: ['signin.amazonaws.com:EmailUpdated'] },
  },
  {
    id: 'close-account',
    title: 'Close the account',
    need: { kind: 'not-in-members', instead: 'Call organizations:CloseAccount from the management account.' },
    changes: { kind: 'unverified' },
  },
  {
    id: 's3-bucket-policy',
    title: 'Unlock an S3 bucket whose policy denies everybody',
    need: { kind: 'not-in-members', instead: `${BY_ASSUME_ROOT} S3UnlockBucketPolicy.` },
    changes: {
      kind: 'events',
      events: ['s3.amazonaws.com:PutBucketPolicy', 's3.amazonaws.com:DeleteBucketPolicy'],
    },
  },
  {
    id: 'sqs-queue-policy',
    title: 'Unlock an SQS queue whose policy denies everybody',
    need: { kind: 'not-in-members', instead: `${BY_ASSUME_ROOT} SQSUnlockQueuePolicy.` },
    changes: { kind: 'events', events: ['sqs.amazonaws.com:SetQueueAttributes'] },
  },
];

const NO_LONGER_ROOT: readonly RootTask[] = [
  {
    id: 'account-settings',
    title: 'Change the account name, contacts or Regions',
    need: {
      kind: 'never',
      instead:
        'Use the Account API with an IAM role: PutAccountName, PutContactInformation, PutAlternateContact, EnableRegion, DisableRegion.',
    },
    changes: { kind: 'unverified' },
  },
];

/** What people do that no list foresees. */
const OTHER: RootTask = {
  id: 'other',
  title: 'Another task',
  need: { kind: 'always' },
  changes: { kind: 'unverified' },
};

/** Tasks that need root first, then those that need it in some accounts only, then those that no longer do. */
export const ROOT_TASKS: readonly RootTask[] = [...STILL_ROOT, ...NOT_IN_MEMBERS, ...NO_LONGER_ROOT, OTHER];
