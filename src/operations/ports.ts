import type { Account, Directory } from '../domain/account.ts';
import type { Fact } from '../domain/fact.ts';
import type { OrganizationFeatures } from '../domain/organization.ts';
import type { AuditOutcome, Posture } from '../domain/posture.ts';
import type { Instant, Milliseconds } from '../domain/time.ts';

/** The one source of time. In the sandbox it is real time plus an offset. */
export interface Clock {
  now(): Instant;
}

/** Fresh random ids; `purpose` is a prefix for people who read logs. */
export type NewId = (purpose: string) => string;

/** Structured logging. Never given a secret or an e-mail address. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Log;
}

/** Reads the whole organization from AWS: slow, within the published throttles. `signal` ends it early. */
export interface DirectorySource {
  /**
   * Every account with its OU path, SCPs and targets; tags and contacts as in `previous` where it had them.
   * Throws where the organization cannot be listed.
   */
  readAccounts(previous: Directory | undefined, signal: AbortSignal): Promise<Directory>;
  /** `accounts` with tags and security contact read anew. One that cannot be read gets an unknown with the reason. */
  readDetails(accounts: readonly Account[], signal: AbortSignal): Promise<readonly Account[]>;
}

/** The stored directory, shared by all replicas. */
export interface DirectoryStore {
  /** The newest whole directory; `undefined` where none was ever stored. Cheap where nothing changed since. */
  load(): Promise<Directory | undefined>;
  /** Stores a whole directory; readers see all of it or the one before. */
  save(directory: Directory): Promise<void>;
}

/** Measures one account's root user. Never throws for what the account or AWS does: that is an outcome. */
export type Audit = (
  account: Account,
  directory: Directory,
  signal: AbortSignal,
  extent?: AuditExtent,
) => Promise<AuditOutcome>;

/** What is asked besides the root user; absent: nothing. */
export interface AuditExtent {
  /** IAM users, and the password policy that they are under: one call more. */
  readonly users: boolean;
}

export const ROOT_ALONE: AuditExtent = { users: false };

/** Measures root users within one budget that all audits share. */
export interface RootAuditor {
  /**
   * Calls `work` when there is room for one more account. `urgent` work goes before all that is not: somebody who asks
   * for one account does not wait behind somebody else's five thousand.
   */
  whenRoom<T>(urgent: boolean, work: (audit: Audit) => Promise<T>): Promise<T>;
  /** Whether central root access is on; unknown where AWS does not say. */
  features(signal: AbortSignal): Promise<Fact<OrganizationFeatures>>;
}

/** Results of `/root-status`, kept for an hour so that any replica can show their pages. */
export interface ResultStore {
  save(id: string, posture: Posture, expiresAt: Instant): Promise<void>;
  /** `undefined` where there is none, or it has expired at `now`. */
  load(id: string, now: Instant): Promise<Posture | undefined>;
  /** Deletes what expired before `now`; returns how many results went. */
  deleteExpired(now: Instant): Promise<number>;
}

/** Held work. See docs/storage.md for how a dead holder's lease is taken over. */
export interface Leases {
  /**
   * Tries to take the lease. `undefined` where somebody else holds it and is alive, or is not yet known to be dead.
   * A holder must call `renew` more often than every `takeOverAfter`.
   */
  acquire(name: string): Promise<Lease | undefined>;
}

export interface Lease {
  /** Goes up with every acquisition of this lease, whoever makes it: orders what holders write. */
  readonly fence: number;
  /**
   * False where the lease was lost to another holder: stop the work. Throws where the store gave no answer: try again,
   * and stop the work where no renewal succeeded for `LEASE_TAKE_OVER_AFTER`.
   */
  renew(): Promise<boolean>;
  /** Does nothing where the lease is no longer held. */
  release(): Promise<void>;
}

/** After this long without a heartbeat, on the taker's own monotonic clock, a lease may be taken over. */
export const LEASE_TAKE_OVER_AFTER: Milliseconds = 60_000;

/** The app's workspace, as Slack tells it. Every method throws where Slack cannot be asked. */
export interface Workspace {
  /** Where the app is installed. */
  home(): Promise<{ readonly teamId: string; readonly enterpriseId?: string }>;
  person(userId: string): Promise<WorkspacePerson>;
  /** Ids of the members of a user group. Cached for a minute: Slack allows 20 such questions a minute. */
  groupMembers(groupId: string): Promise<readonly string[]>;
  channel(channelId: string): Promise<WorkspaceChannel>;
}

/** What decides whether a person may be trusted with anything. */
export interface WorkspacePerson {
  readonly id: string;
  /** As people see it: the display name, or else the real name. */
  readonly name: string;
  /** Only with `users:read.email`. */
  readonly email?: string;
  readonly isDeactivated: boolean;
  readonly isBot: boolean;
  /** Single- or multi-channel guest. */
  readonly isGuest: boolean;
  /** From another organization, by Slack Connect. */
  readonly isStranger: boolean;
}

export interface WorkspaceChannel {
  readonly id: string;
  /** Shared, or about to be shared, with another organization. */
  readonly isExternallyShared: boolean;
  readonly appIsMember: boolean;
  /** Nobody can write there any more. Absent: they can. */
  readonly isArchived?: boolean;
}
