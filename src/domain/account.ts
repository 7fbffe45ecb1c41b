import type { Fact } from './fact.ts';
import type { Instant } from './time.ts';

/** Twelve decimal digits. Made only by `parseAccountId`. */
export type AccountId = string & { readonly __brand: 'AccountId' };

/** AWS partitions: commercial, China, GovCloud. */
export type Partition = 'aws' | 'aws-cn' | 'aws-us-gov';

/** Organizations `Account.State`; `UNKNOWN` where Organizations sent none that we know. */
export type AccountState =
  | 'PENDING_ACTIVATION'
  | 'ACTIVE'
  | 'SUSPENDED'
  | 'PENDING_CLOSURE'
  | 'CLOSED'
  | 'UNKNOWN';

export interface SecurityContact {
  readonly name: string;
  readonly email: string;
}

/** An account of the organization as the directory knows it. */
export interface Account {
  readonly id: AccountId;
  readonly name: string;
  /** The root user's e-mail address. */
  readonly email: string;
  readonly state: AccountState;
  readonly isManagement: boolean;
  /** Names of the organizational units from the top down, without the root: `['workloads', 'prod']`. */
  readonly ouPath: readonly string[];
  /** Ids of the same, the root first: `['r-ab12', 'ou-ab12-…', 'ou-ab12-…']`. What SCPs attach to. */
  readonly ouIds: readonly string[];
  readonly tags: Fact<Readonly<Record<string, string>>>;
  /** The SECURITY alternate contact; `null` where none is set. */
  readonly securityContact: Fact<SecurityContact | null>;
}

/** Every account of the organization, as of one refresh. */
export interface Directory {
  readonly asOf: Instant;
  readonly partition: Partition;
  /** Absent where the directory does not come from Organizations. */
  readonly organizationId?: string;
  readonly accounts: readonly Account[];
  /** Service control policies that deny anything, and what they are attached to. */
  readonly serviceControlPolicies: Fact<readonly ServiceControlPolicy[]>;
}

/** An SCP as Organizations gives it: the document verbatim, and the ids of the root, OUs and accounts it is attached to. */
export interface ServiceControlPolicy {
  readonly id: string;
  readonly name: string;
  readonly document: string;
  readonly targetIds: readonly string[];
}

/** The account id in `text`, or `undefined` where it is not twelve digits. */
export function parseAccountId(text: string): AccountId | undefined {
  return /^\d{12}$/.test(text) ? (text as AccountId) : undefined;
}

/** The root user's ARN: `arn:aws:iam::111122223333:root`. */
export function rootArn(partition: Partition, id: AccountId): string {
  return `arn:${partition}:iam::${id}:root`;
}
