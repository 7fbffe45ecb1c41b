import type { Fact } from '../fact.ts';
import type { Milliseconds } from '../time.ts';

/** What is asked of every IAM user of an account. */
export const USER_RULES = [
  'mfa',
  'key-age',
  'key-unused',
  'password-unused',
  'two-keys',
  'signing-certificate',
] as const;

export type UserRule = (typeof USER_RULES)[number];

/** By what IAM users are judged; of the configuration. */
export interface UserThresholds {
  /** An active access key older than this is old. */
  readonly keyAge: Milliseconds;
  /** A password or an active access key that was not used for longer than this is unused. */
  readonly unused: Milliseconds;
}

/** What an audit keeps of an account's IAM users: numbers and a few names, however many users there are. */
export interface UsersEvidence {
  /** From the credential report. */
  readonly users: Fact<UsersSummary>;
  /** `null`: AWS says that there is none. */
  readonly passwordPolicy: Fact<PasswordPolicy | null>;
}

export interface UsersSummary {
  /** Users by name, the root user not among them. */
  readonly count: number;
  /** By which they were judged. */
  readonly thresholds: UserThresholds;
  readonly tallies: Readonly<Record<UserRule, UserTally>>;
}

/** The users of an account by one rule. Those that are neither failing nor undecided pass. */
export interface UserTally {
  /** Those of whom it is asked, and those of whom the report does not even say whether it is. */
  readonly asked: number;
  readonly failing: number;
  /** Of whom the report does not say. */
  readonly undecided: number;
  /** The first of them, worst first, with what is wrong: `ann (access key 1: 412 days old)`. */
  readonly failingUsers: readonly string[];
  readonly undecidedUsers: readonly string[];
}

/** `GetAccountPasswordPolicy`, the part that is judged. A key that AWS left out is absent. */
export interface PasswordPolicy {
  readonly MinimumPasswordLength?: number;
  readonly RequireUppercaseCharacters?: boolean;
  readonly RequireLowercaseCharacters?: boolean;
  readonly RequireNumbers?: boolean;
  readonly RequireSymbols?: boolean;
  /** How many former passwords cannot be used again; AWS leaves it out where all can. */
  readonly PasswordReusePrevention?: number;
  /** In days; AWS leaves it out where passwords do not expire. */
  readonly MaxPasswordAge?: number;
}
