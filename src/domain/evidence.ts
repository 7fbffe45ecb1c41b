import type { AccountId, Partition } from './account.ts';
import type { Fact, Reading, Source, Unknown } from './fact.ts';
import type { Instant } from './time.ts';
import type { PasswordPolicy } from './user-checks/evidence.ts';

/** How an account was measured: its own credentials, a role in it, or a central root session (sts:AssumeRoot). */
export type AuditRoute = 'local' | 'role' | 'central';

/** When a credential was last used. `never` also stands for AWS's "no information" and "N/A": no use on record. */
export type LastUse =
  | { readonly kind: 'never' }
  | { readonly kind: 'used'; readonly at: Instant; readonly service?: string; readonly region?: string };

/** One root access key. The credential report knows slots 1 and 2; a root session knows key ids. */
export interface RootAccessKey {
  /** What people call it: `access key 1`, or the key id. */
  readonly label: string;
  readonly active: boolean;
  readonly createdAt: Fact<Instant>;
  readonly lastUse: Fact<LastUse>;
}

export interface SigningCertificate {
  readonly label: string;
  readonly active: boolean;
}

/**
 * What the root's MFA devices are. `not-virtual-inferred`: MFA is on and no virtual device is the root's, so it is a
 * FIDO key, a passkey or a hardware TOTP device; which, nobody says. `listed`: a root session named every device.
 */
export type RootMfaDevices =
  | { readonly kind: 'virtual'; readonly serials: readonly string[] }
  | { readonly kind: 'not-virtual-inferred' }
  | { readonly kind: 'listed'; readonly devices: readonly RootMfaDevice[] };

export interface RootMfaDevice {
  readonly serial: string;
  readonly type: 'virtual' | 'fido' | 'hardware-totp';
}

/** Two sources that gave different values for one thing. */
export interface Disagreement {
  readonly about: 'MFA' | 'access keys' | 'password' | 'signing certificates';
  readonly readings: readonly Reading<string>[];
}

/** Everything measured about one account's root user. Where sources disagree the freshest decided. */
export interface RootEvidence {
  readonly accountId: AccountId;
  readonly partition: Partition;
  readonly route: AuditRoute;
  readonly measuredAt: Instant;
  /** Every source that could be read, with the time of its data (the credential report's own GeneratedTime). */
  readonly sources: SourceTimes;
  /** What this route cannot see, in words; empty for a full audit. */
  readonly blindSpots: readonly string[];
  readonly rootCreatedAt: Fact<Instant>;
  readonly passwordPresent: Fact<boolean>;
  readonly passwordLastUse: Fact<LastUse>;
  readonly passwordChangedAt: Fact<Instant>;
  readonly mfaActive: Fact<boolean>;
  /** Meaningful only where MFA is active. */
  readonly mfaDevices: Fact<RootMfaDevices>;
  /** Whether any access key exists, active or not. */
  readonly accessKeysPresent: Fact<boolean>;
  /** The keys one by one; inactive keys with a history are among them. */
  readonly accessKeys: Fact<readonly RootAccessKey[]>;
  /** Whether any signing certificate is active. */
  readonly signingCertificatesPresent: Fact<boolean>;
  /** Whether any signing certificate exists, active or not. */
  readonly signingCertificatesExist: Fact<boolean>;
  /** What two sources or more gave an answer to, the same or not. */
  readonly compared: readonly Disagreement['about'][];
  readonly disagreements: readonly Disagreement[];
  /** Why sources could not be read. */
  readonly unread: readonly Unknown[];
}

/** What one AWS call gave: its answer, or why there is none. */
export type Read<T> = { readonly kind: 'read'; readonly value: T; readonly asOf: Instant } | Unread;

/** `remedies`: what would make it readable, sentences in the imperative. */
export interface Unread {
  readonly kind: 'unread';
  readonly reason: string;
  readonly remedies?: readonly string[];
}

/** `GetAccountSummary`, the root's part of it. A key AWS left out is absent. */
export interface AccountSummary {
  readonly AccountMFAEnabled?: number;
  readonly AccountAccessKeysPresent?: number;
  readonly AccountSigningCertificatesPresent?: number;
  readonly AccountPasswordPresent?: number;
}

/** One assigned device of `ListVirtualMFADevices`. */
export interface VirtualMfaDevice {
  readonly serialNumber: string;
  /** ARN of the user it is assigned to; absent where AWS names none. */
  readonly userArn?: string;
}

/** What was read with a role in the account, or with the account's own credentials. */
export interface RoleReadings {
  readonly route: 'role' | 'local';
  /** The credential report as AWS sent it (CSV text); `asOf` is its own GeneratedTime. */
  readonly credentialReport: Read<string>;
  readonly accountSummary: Read<AccountSummary>;
  readonly virtualMfaDevices: Read<readonly VirtualMfaDevice[]>;
  /** `null`: AWS said NoSuchEntity. Absent: IAM users were not asked about. */
  readonly passwordPolicy?: Read<PasswordPolicy | null>;
}

/** What was read in a root session under the audit task policy. `null` login profile: AWS said NoSuchEntity. */
export interface CentralReadings {
  readonly route: 'central';
  readonly accountSummary: Read<AccountSummary>;
  readonly loginProfile: Read<{ readonly createdAt?: Instant } | null>;
  readonly user: Read<{ readonly createdAt?: Instant; readonly passwordLastUsed?: Instant }>;
  readonly accessKeys: Read<readonly SessionAccessKey[]>;
  readonly mfaDevices: Read<readonly { readonly serialNumber: string }[]>;
  readonly signingCertificates: Read<readonly SigningCertificate[]>;
}

export interface SessionAccessKey {
  readonly accessKeyId: string;
  readonly active: boolean;
  readonly createdAt?: Instant;
  readonly lastUse: Read<LastUse>;
}

export type AuditReadings = RoleReadings | CentralReadings;

/** The source's name for people, with the time of its data. */
export type SourceTimes = Readonly<Partial<Record<Source, Instant>>>;
