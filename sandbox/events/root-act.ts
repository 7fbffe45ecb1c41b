import type { Partition } from '../../src/domain/account.ts';
import { HOME_REGIONS } from '../organization/home-region.ts';

/** Something that a root user did, in short; the rest of its CloudTrail record is made up. */
export interface RootAct {
  /** `sign-in` and the like, or a call: `cloudtrail:StopLogging`. */
  readonly did: string;
  /** The source address. */
  readonly from?: string;
  /** By what a call is made: by default the console session of the sign-in before. */
  readonly with?: 'access key';
  /** Of a call; where its service records it by default. */
  readonly region?: string;
  /** Request parameters of a call. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** The error code that a call came to. */
  readonly error?: string;
}

/** What root does at the sign-in page, by CloudTrail's event names. */
export const SIGN_IN_ACTS = {
  'sign-in': { event: 'ConsoleLogin', mfa: true, label: 'Signs in, with MFA' },
  'sign-in-without-mfa': { event: 'ConsoleLogin', mfa: false, label: 'Signs in, without MFA' },
  'failed-sign-in': { event: 'ConsoleLogin', mfa: false, label: 'Fails to sign in' },
  'password-recovery-requested': {
    event: 'PasswordRecoveryRequested',
    mfa: false,
    label: 'Asks for password recovery',
  },
  'password-recovery-completed': {
    event: 'PasswordRecoveryCompleted',
    mfa: false,
    label: 'Recovers the password',
  },
  'password-updated': { event: 'PasswordUpdated', mfa: true, label: 'Changes the password' },
  'email-updated': { event: 'EmailUpdated', mfa: true, label: 'Changes the e-mail address' },
} as const;

export type SignInAct = keyof typeof SIGN_IN_ACTS;

/** Not what root does, but what shows that root is heard: the scheduled event of an account and Region. */
export const HEARTBEAT = 'heartbeat';

/** What the page offers, and what it calls it. */
export const OFFERED_ACTS: readonly { readonly did: string; readonly label: string }[] = [
  ...Object.entries(SIGN_IN_ACTS).map(([did, { label }]) => ({ did, label })),
  { did: 'iam:CreateAccessKey', label: 'Creates an access key' },
  { did: 'iam:CreateUser', label: 'Creates an IAM user' },
  { did: 'iam:DeactivateMFADevice', label: 'Deactivates an MFA device' },
  { did: 'cloudtrail:StopLogging', label: 'Stops CloudTrail' },
  { did: 'organizations:LeaveOrganization', label: 'Leaves the organization' },
  { did: 's3:PutBucketPolicy', label: 'Changes a bucket policy' },
  { did: 'iam:ListUsers', label: 'Reads the list of IAM users' },
  { did: HEARTBEAT, label: 'A heartbeat arrives' },
];

/** What `isAct` takes, for error messages. */
export const ACT = `${Object.keys(SIGN_IN_ACTS).join(', ')}, ${HEARTBEAT}, or a call such as cloudtrail:StopLogging`;

export function isAct(text: string): boolean {
  return isSignInAct(text) || text === HEARTBEAT || /^[a-z][a-z0-9-]*:[A-Z]\w+$/.test(text);
}

export function isSignInAct(text: string): text is SignInAct {
  return Object.hasOwn(SIGN_IN_ACTS, text);
}

/** Services whose events are recorded in one Region, wherever they were called from. */
const GLOBAL_SERVICES = ['signin', 'iam', 'organizations', 'account', 'billing', 'support'];

const GLOBAL_REGIONS: Readonly<Record<Partition, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
};

/** Where CloudTrail records what this service does. */
export function recordingRegion(service: string, partition: Partition): string {
  return GLOBAL_SERVICES.includes(service) ? GLOBAL_REGIONS[partition] : HOME_REGIONS[partition];
}
