import type { CheckPolicy, Subject } from '../../../src/domain/checks/check.ts';
import type { RootEvidence } from '../../../src/domain/evidence.ts';
import { type Fact, known } from '../../../src/domain/fact.ts';
import type { OrganizationFacts, OrganizationFeatures } from '../../../src/domain/organization.ts';
import { DAY } from '../../../src/domain/time.ts';
import { anAccount } from './account.ts';
import { anEvidence } from './evidence.ts';
import { NOW } from './time.ts';

/** The example configuration's thresholds. */
export function aCheckPolicy(overrides: Partial<CheckPolicy> = {}): CheckPolicy {
  return {
    recentUse: 90 * DAY,
    keyAge: 90 * DAY,
    email: { allowedDomains: ['corp.example'], plusAddressing: 'allow' },
    ...overrides,
  };
}

/** Both features of central root access, on unless said otherwise. */
export function features(overrides: Partial<OrganizationFeatures> = {}): Fact<OrganizationFeatures> {
  return known(
    { rootCredentialsManagement: true, rootSessions: true, ...overrides },
    'IAM organizations features',
    NOW,
  );
}

/** An organization with central root access on and no SCPs. */
export function anOrganization(overrides: Partial<OrganizationFacts> = {}): OrganizationFacts {
  return {
    partition: 'aws',
    features: features(),
    serviceControlPolicies: known([], 'Organizations', NOW),
    ...overrides,
  };
}

/** Evidence that was gathered, as a check sees it. */
export function measured(overrides: Partial<RootEvidence> = {}): Fact<RootEvidence> {
  return known(anEvidence(overrides), 'credential report', NOW);
}

/** A measured member account of an organization with central root access on. */
export function aSubject(overrides: Partial<Subject> = {}): Subject {
  return {
    account: anAccount(),
    evidence: measured(),
    organization: anOrganization(),
    mailboxes: new Map(),
    policy: aCheckPolicy(),
    now: NOW,
    ...overrides,
  };
}
