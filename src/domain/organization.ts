import type { Partition, ServiceControlPolicy } from './account.ts';
import type { Fact } from './fact.ts';
import type { PipelineStanding } from './heartbeat/silence.ts';

/** `iam:ListOrganizationsFeatures`. */
export interface OrganizationFeatures {
  /** RootCredentialsManagement: root credentials of members can be removed, and are, centrally. */
  readonly rootCredentialsManagement: boolean;
  /** RootSessions: privileged tasks in members by sts:AssumeRoot. */
  readonly rootSessions: boolean;
}

/** What holds for the organization as a whole, read once per audit. */
export interface OrganizationFacts {
  /** Decides what the root users' ARNs are, and so which SCP patterns match them. */
  readonly partition: Partition;
  readonly features: Fact<OrganizationFeatures>;
  readonly serviceControlPolicies: Fact<readonly ServiceControlPolicy[]>;
  /** Whether root events of all its accounts would reach us; absent: root activity is not watched. */
  readonly pipeline?: Fact<PipelineStanding>;
}
