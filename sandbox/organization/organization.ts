import type { AccountId, AccountState, Partition } from '../../src/domain/account.ts';
import type { OrganizationFeatures } from '../../src/domain/organization.ts';
import type { Milliseconds } from '../../src/domain/time.ts';
import type { CloudTrailRecord } from '../events/record.ts';
import type { RootAct } from '../events/root-act.ts';
import type { History } from './history.ts';
import type { Moment } from './moment.ts';

/** A simulated organization: what its file says, completed with what AWS would have made up. */
export interface Organization {
  /** `o-…` */
  readonly id: string;
  readonly partition: Partition;
  /** `r-…` */
  readonly rootId: string;
  readonly features: OrganizationFeatures;
  /** Whether IAM has trusted access to Organizations; central root access needs it. */
  readonly trustedAccess: boolean;
  /** The account that may use central root access besides the management account. */
  readonly delegatedAdministrator?: AccountId;
  readonly units: readonly Unit[];
  readonly policies: readonly Policy[];
  readonly accounts: readonly OrganizationAccount[];
  /** Absent: no account is heard of by itself. */
  readonly heartbeats?: { readonly every: Milliseconds; readonly regions: readonly string[] };
  /** What is done in central root sessions, and their opening, is in CloudTrail and on the queue. */
  readonly tracesRootSessions?: true;
  /** What the app is to have found before the sandbox was started; absent: nothing. */
  readonly history?: History;
}

/** An organizational unit. */
export interface Unit {
  /** `ou-…` */
  readonly id: string;
  readonly name: string;
  /** Names from the top down, its own the last. */
  readonly path: readonly string[];
  /** The unit above, or the root. */
  readonly parentId: string;
}

/** A service control policy. */
export interface Policy {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** JSON, verbatim. */
  readonly document: string;
  readonly awsManaged: boolean;
  /** Ids of the root, units and accounts it is attached to. */
  readonly targetIds: readonly string[];
}

export interface OrganizationAccount {
  readonly id: AccountId;
  readonly name: string;
  readonly email: string;
  readonly state: Exclude<AccountState, 'UNKNOWN'>;
  readonly isManagement: boolean;
  /** The unit it is in, or the root. */
  readonly parentId: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly joined: Moment;
  readonly root: RootUser;
  /** IAM users; a number of them is made up, the same ones each time. */
  readonly users: number | readonly IamUser[];
  readonly passwordPolicy?: Readonly<Record<string, number | boolean>>;
  /** When the newest credential report was made; absent: none was ever made. */
  readonly reportGenerated?: Moment;
  readonly verbatim: VerbatimParts;
  /** Absent: no audit role was deployed here. */
  readonly auditRole?: AuditRole;
  readonly securityContact?: AlternateContact;
  /** Added to each call into this account. */
  readonly latency: Milliseconds;
  readonly faults: Faults;
  /** No heartbeat comes from it. */
  readonly isSilent?: true;
  /** What CloudTrail's history of the account has from before the sandbox was started. */
  readonly events?: readonly PastEvent[];
}

/** Told in short, or as CloudTrail has it: then `at`, where it is given, takes the place of the record's own time. */
export type PastEvent =
  | { readonly kind: 'act'; readonly act: RootAct; readonly at: Moment }
  | { readonly kind: 'record'; readonly record: CloudTrailRecord; readonly at?: Moment };

/** Credentials of a root or IAM user, from which all of AWS's answers about it are made. */
export interface Credentials {
  readonly created: Moment;
  readonly password?: { readonly lastUsed?: Moment; readonly changed: Moment };
  readonly mfa: readonly MfaKind[];
  readonly accessKeys: readonly AccessKey[];
  readonly certificates: readonly Certificate[];
}

export type RootUser = Credentials;

export interface IamUser extends Credentials {
  readonly name: string;
}

/** `fido` is a security key or a passkey, `totp` a hardware token. */
export type MfaKind = 'virtual' | 'fido' | 'totp';

export interface AccessKey {
  readonly active: boolean;
  readonly created: Moment;
  readonly lastUse?: { readonly at: Moment; readonly region: string; readonly service: string };
}

export interface Certificate {
  readonly active: boolean;
  readonly uploaded: Moment;
}

/** Parts of AWS's answers given word for word; they replace what the described users would give. */
export interface VerbatimParts {
  /** CSV. */
  readonly credentialReport?: string;
  readonly accountSummary?: Readonly<Record<string, number>>;
  readonly virtualMfaDevices?: readonly VirtualMfaDevice[];
  readonly rootSession?: RootSessionFacts;
}

/** Fields as AWS names them; `undefined` ones are not sent. */
export interface VirtualMfaDevice {
  readonly SerialNumber: string;
  readonly EnableDate?: Moment | undefined;
  /** Absent: the device is not assigned. */
  readonly User?:
    | {
        readonly Arn: string;
        readonly UserName?: string | undefined;
        readonly UserId?: string | undefined;
        readonly Path?: string | undefined;
        readonly CreateDate?: Moment | undefined;
        readonly PasswordLastUsed?: Moment | undefined;
      }
    | undefined;
}

/** What a root session reads. Fields as AWS names them. */
export interface RootSessionFacts {
  readonly user: { readonly CreateDate: Moment; readonly PasswordLastUsed?: Moment | undefined };
  /** `null`: the root user has no password. */
  readonly loginProfile: { readonly CreateDate: Moment } | null;
  readonly accessKeys: readonly {
    readonly AccessKeyId: string;
    readonly Status: 'Active' | 'Inactive';
    readonly CreateDate: Moment;
    readonly LastUsed?:
      | { readonly LastUsedDate: Moment; readonly ServiceName: string; readonly Region: string }
      | undefined;
  }[];
  readonly mfaDevices: readonly { readonly SerialNumber: string; readonly EnableDate: Moment }[];
  readonly signingCertificates: readonly {
    readonly CertificateId: string;
    readonly Status: 'Active' | 'Inactive';
    readonly UploadDate: Moment;
  }[];
}

/** A role in an account that the app's account may assume. */
export interface AuditRole {
  /** With its path, if it has one: `security/audit`. */
  readonly name: string;
  readonly externalId?: string;
  /** ARNs of principals, or account ids that stand for everybody in them. */
  readonly trusts: readonly string[];
  /** Actions its policy does not allow, though the product asks for them: `iam:GetAccountSummary`. */
  readonly denied: readonly string[];
}

export interface AlternateContact {
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly phone: string;
}

export const FAULTS = ['accessDenied', 'throttle', 'hang', 'reportNeverReady', 'garbledReport'] as const;

export type Fault = (typeof FAULTS)[number];

/** By call (`iam:GetAccountSummary`), or `all` for every call into the account. */
export type Faults = Readonly<Record<string, Fault>>;
