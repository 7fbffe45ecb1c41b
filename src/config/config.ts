import type { AccountId } from '../domain/account.ts';
import type { People } from '../domain/approval-policy/policy.ts';
import type { CheckPolicy } from '../domain/checks/check.ts';
import type { NamedScopes } from '../domain/scope.ts';
import type { Milliseconds } from '../domain/time.ts';
import type { UserThresholds } from '../domain/user-checks/evidence.ts';
import type { ActivityConfig } from './activity.ts';
import type { ReportsConfig } from './reports.ts';
import type { WindowsConfig } from './windows.ts';

/** Everything that differs between one installation and another, validated. */
export interface Config {
  readonly slack: { readonly botToken: string; readonly appToken: string; readonly apiUrl?: string };
  readonly aws: { readonly region: string };
  readonly directory: DirectoryConfig;
  readonly scopes: NamedScopes;
  readonly defaultScope: string;
  readonly audit: AuditConfig;
  readonly policy: CheckPolicy;
  readonly userThresholds: UserThresholds;
  readonly readers: People;
  readonly channels: { readonly security?: string };
  /** Absent: windows are off. */
  readonly windows?: WindowsConfig;
  /** Absent: the digest is off. */
  readonly digest?: DigestConfig;
  /** Absent: root activity is off. */
  readonly activity?: ActivityConfig;
  /** Absent: no credential report is kept, and nobody may ask for one. */
  readonly reports?: ReportsConfig;
  readonly store: { readonly table: string; readonly createTable: boolean };
  readonly health: { readonly host: string; readonly port: number };
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** The daily digest. */
export interface DigestConfig {
  readonly channel: string;
  /** A cron expression of five fields, in `timeZone`: at most one time a day counts, the first. */
  readonly schedule: string;
  /** A name of the IANA time zone database. */
  readonly timeZone: string;
  /** Who may acknowledge findings; nobody by default. */
  readonly acknowledgers: People;
}

/** What the record of windows needs, where no app runs. */
export interface RecordConfig {
  readonly region: string;
  readonly table: string;
  /** Absent: nothing can be sealed or verified. Never shown, never logged. */
  readonly auditKey?: string;
  /** Keys that sealed what is verified still. Never shown, never logged. */
  readonly formerAuditKeys: readonly string[];
  /** Absent: windows are off, or there is no key. */
  readonly windows?: WindowsConfig;
}

export type DirectoryConfig =
  | { readonly source: 'organizations'; readonly refresh: string }
  | { readonly source: 'static'; readonly accounts: readonly StaticAccountConfig[] }
  | { readonly source: 'caller' };

export interface StaticAccountConfig {
  readonly id: AccountId;
  readonly name: string;
  readonly email?: string;
  readonly ouPath: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly isManagement: boolean;
}

export interface AuditConfig {
  readonly strategy: 'auto' | 'role' | 'central';
  readonly roleName: string;
  readonly externalId?: string;
  readonly concurrency: number;
  readonly accountTimeout: Milliseconds;
}
