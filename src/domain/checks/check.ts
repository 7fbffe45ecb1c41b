import type { Account } from '../account.ts';
import type { RootEvidence } from '../evidence.ts';
import type { Fact } from '../fact.ts';
import type { OrganizationFacts } from '../organization.ts';
import type { HeardRootUse } from '../root-use/root-use.ts';
import type { Instant, Milliseconds } from '../time.ts';

export type Severity = 'critical' | 'high' | 'medium' | 'low';

/** Worst first. */
export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/**
 * Nothing unmeasured is ever a pass. `detail`, `remedy` and `reason` are sentences for people; so are `remedies`: what
 * would make the unknown known, where anybody can say. `severity`: of this failure, where it is not its check's.
 * `named`: `detail` or `reason` with names of IAM users in it, which only readers of credential reports may see; absent
 * where there are none to name.
 */
export type CheckOutcome =
  | { readonly status: 'pass'; readonly detail: string }
  | {
      readonly status: 'fail';
      readonly detail: string;
      readonly remedy: string;
      readonly severity?: Severity;
      readonly named?: string;
    }
  | {
      readonly status: 'unknown';
      readonly reason: string;
      readonly remedies?: readonly string[];
      readonly named?: string;
    }
  | { readonly status: 'not-applicable'; readonly reason: string };

/** Numbers of the same control in the published standards; see docs/checks.md. */
export interface Controls {
  readonly cis?: Readonly<Record<string, string>>;
  readonly securityHub?: readonly string[];
}

/** The thresholds and rules of the configuration that checks judge by. */
export interface CheckPolicy {
  readonly recentUse: Milliseconds;
  readonly keyAge: Milliseconds;
  readonly email: {
    /** Lower-case domains; empty: any. */
    readonly allowedDomains: readonly string[];
    readonly plusAddressing: 'allow' | 'forbid';
  };
  /** Whether every member account must be under a deny-root SCP; absent: required. */
  readonly denyRootScp?: 'required' | 'optional';
}

/** Everything a check may look at. */
export interface Subject {
  readonly account: Account;
  /** All unknown where the account was unreachable. */
  readonly evidence: Fact<RootEvidence>;
  readonly organization: OrganizationFacts;
  /** Root e-mail addresses of all accounts, to see mailboxes that are shared: base address → account ids. */
  readonly mailboxes: ReadonlyMap<string, readonly string[]>;
  readonly policy: CheckPolicy;
  /** The latest use of root that any sweep saw while it failed for it; absent: none, or nothing is swept. */
  readonly seenUse?: Instant;
  /** What is known of its recent use besides; absent: root activity is not watched. */
  readonly rootUse?: HeardRootUse;
  readonly now: Instant;
}

/** What a check is called and how it is ranked, whatever it looks at. */
export interface CheckDescription {
  /** Stable, kebab-case: `root-access-key`. Stored with results; never renamed. */
  readonly id: string;
  /** What is being asked, for people: "No root access key". */
  readonly title: string;
  /** What a failure is called in a list: "root access key present". */
  readonly failure: string;
  readonly severity: Severity;
  readonly controls: Controls;
}

/** A check of one account's root user. */
export interface Check extends CheckDescription {
  evaluate(subject: Subject): CheckOutcome;
}

/** A check of the organization as a whole. */
export interface OrganizationCheck extends CheckDescription {
  evaluate(organization: OrganizationFacts): CheckOutcome;
}
