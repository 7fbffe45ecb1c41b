import type { Partition } from '../../../src/domain/account.ts';
import type { OrganizationFeatures } from '../../../src/domain/organization.ts';

/** A task policy of a root session: what it lets the session ask for, of the calls that are simulated. */
export interface RootTask {
  readonly name: string;
  readonly needs: keyof OrganizationFeatures;
  readonly actions: ReadonlySet<string>;
}

const AUDIT_ACTIONS = [
  'iam:ListAccessKeys',
  'iam:ListSigningCertificates',
  'iam:GetLoginProfile',
  'iam:ListMFADevices',
  'iam:GetAccountSummary',
  'iam:GetUser',
  'iam:GetAccessKeyLastUsed',
];

/** IAM User Guide, "Perform a privileged task on a member account": the five that there are. */
const TASKS: readonly RootTask[] = [
  task('IAMAuditRootUserCredentials', 'rootCredentialsManagement', AUDIT_ACTIONS),
  task('IAMDeleteRootUserCredentials', 'rootCredentialsManagement', AUDIT_ACTIONS),
  task('IAMCreateRootUserPassword', 'rootCredentialsManagement', ['iam:GetLoginProfile']),
  task('S3UnlockBucketPolicy', 'rootSessions', []),
  task('SQSUnlockQueuePolicy', 'rootSessions', []),
];

/** The task whose policy has this ARN. */
export function rootTaskOf(arn: string, partition: Partition): RootTask | undefined {
  const prefix = `arn:${partition}:iam::aws:policy/root-task/`;
  return arn.startsWith(prefix) ? TASKS.find(({ name }) => name === arn.slice(prefix.length)) : undefined;
}

function task(name: string, needs: RootTask['needs'], actions: readonly string[]): RootTask {
  return { name, needs, actions: new Set(actions) };
}
