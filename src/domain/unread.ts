/** What is read from AWS, as reasons name it. */
export type Asked = MemberAsked | SessionAsked | OrganizationAsked | DirectoryAsked;

type MemberAsked =
  | 'the credential report'
  | 'the account summary'
  | 'the virtual MFA devices'
  | 'the password policy';
type SessionAsked =
  | "the root user's login profile"
  | 'the root user'
  | "the root user's access keys"
  | "the root user's MFA devices"
  | "the root user's signing certificates"
  | "the access key's last use";
type OrganizationAsked = 'central root access';
type DirectoryAsked = 'the tags' | 'the security contact' | 'the service control policies';

/** Why it was not read. `not-yet`: nobody tried, or AWS is still at it. */
export type Hindrance =
  | 'denied'
  | 'denied-by-scp'
  | 'throttled'
  | 'timed-out'
  | 'unavailable'
  | 'other'
  | 'not-yet';

const IN_SESSION =
  'Find what denies this to central root sessions: as a rule an SCP without an exemption for aws:AssumedRoot.';

/** The permissions that reading takes; deploy/ has them. */
const ALLOW: Readonly<Record<Asked, string>> = {
  'the credential report':
    'Allow iam:GenerateCredentialReport and iam:GetCredentialReport: deploy/member-role.yml has them.',
  'the account summary': 'Allow iam:GetAccountSummary: deploy/member-role.yml has it.',
  'the virtual MFA devices': 'Allow iam:ListVirtualMFADevices: deploy/member-role.yml has it.',
  'the password policy': 'Allow iam:GetAccountPasswordPolicy: deploy/member-role.yml has it.',
  "the root user's login profile": IN_SESSION,
  'the root user': IN_SESSION,
  "the root user's access keys": IN_SESSION,
  "the root user's MFA devices": IN_SESSION,
  "the root user's signing certificates": IN_SESSION,
  "the access key's last use": IN_SESSION,
  'central root access':
    'Allow iam:ListOrganizationsFeatures to Rootkeeper, in the management account or the delegated administrator for IAM.',
  'the tags': 'Allow organizations:ListTagsForResource to Rootkeeper.',
  'the security contact':
    'Allow account:GetAlternateContact to Rootkeeper, and enable trusted access for AWS Account Management.',
  'the service control policies':
    'Allow organizations:ListPolicies, organizations:DescribePolicy and organizations:ListTargetsForPolicy to Rootkeeper.',
};

const IN_BACKGROUND: ReadonlySet<Asked> = new Set<DirectoryAsked>([
  'the tags',
  'the security contact',
  'the service control policies',
]);

/** What would make known what was not read: a sentence in the imperative. */
export function remedyFor(asked: Asked, why: Hindrance): string {
  switch (why) {
    case 'denied':
      return ALLOW[asked];
    case 'denied-by-scp':
      return `Exempt Rootkeeper's audit from the SCP that denies it ${asked}.`;
    case 'throttled':
    case 'timed-out':
    case 'unavailable':
    case 'other':
      return failing(asked);
    case 'not-yet':
      return IN_BACKGROUND.has(asked) ? WAIT : 'Ask again in a few minutes: AWS is still making it.';
  }
}

const WAIT = 'Wait: it is read in the background, within minutes.';

function failing(asked: Asked): string {
  if (IN_BACKGROUND.has(asked)) return WAIT;
  return asked === 'central root access'
    ? `Ask again in a few minutes. If it stays so: ${ALLOW[asked].charAt(0).toLowerCase()}${ALLOW[asked].slice(1)}`
    : 'Type /root-status with fresh.';
}
