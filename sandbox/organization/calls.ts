/** Every call that is simulated: those that the product makes, and those that show a person where things are. */
export const CALLS = [
  'sts:GetCallerIdentity',
  'sts:AssumeRole',
  'sts:AssumeRoot',
  'iam:GenerateCredentialReport',
  'iam:GetCredentialReport',
  'iam:GetAccountSummary',
  'iam:GetAccountPasswordPolicy',
  'iam:ListVirtualMFADevices',
  'iam:ListOrganizationsFeatures',
  'iam:ListAccessKeys',
  'iam:GetAccessKeyLastUsed',
  'iam:ListSigningCertificates',
  'iam:ListMFADevices',
  'iam:GetLoginProfile',
  'iam:GetUser',
  'organizations:DescribeOrganization',
  'organizations:ListRoots',
  'organizations:ListAccounts',
  'organizations:DescribeAccount',
  'organizations:ListOrganizationalUnitsForParent',
  'organizations:ListAccountsForParent',
  'organizations:ListChildren',
  'organizations:ListParents',
  'organizations:ListTagsForResource',
  'organizations:ListPolicies',
  'organizations:DescribePolicy',
  'organizations:ListTargetsForPolicy',
  'organizations:ListDelegatedAdministrators',
  'account:GetAlternateContact',
  'cloudtrail:LookupEvents',
  'sqs:GetQueueUrl',
  'sqs:GetQueueAttributes',
  'sqs:ReceiveMessage',
  'sqs:DeleteMessage',
  'sqs:DeleteMessageBatch',
  'sqs:ChangeMessageVisibility',
  'sqs:ChangeMessageVisibilityBatch',
  'sqs:SendMessage',
  'sqs:SendMessageBatch',
] as const;

export type SimulatedCall = (typeof CALLS)[number];

/** What the audit role's policy allows: deploy/member-role.yml. */
export const AUDIT_ROLE_ACTIONS = [
  'iam:GenerateCredentialReport',
  'iam:GetCredentialReport',
  'iam:GetAccountSummary',
  'iam:ListVirtualMFADevices',
  'iam:GetAccountPasswordPolicy',
  'cloudtrail:LookupEvents',
] as const satisfies readonly SimulatedCall[];

/** Calls about one account, which alone can go wrong in one account. */
export const CALLS_ABOUT_AN_ACCOUNT = CALLS.filter(
  (call) =>
    /^(iam|account|cloudtrail):/.test(call) ||
    [
      'sts:AssumeRole',
      'sts:AssumeRoot',
      'organizations:DescribeAccount',
      'organizations:ListTagsForResource',
    ].includes(call),
);
