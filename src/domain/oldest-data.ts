import type { OrganizationFacts } from './organization.ts';
import type { AccountPosture } from './posture.ts';
import type { Instant } from './time.ts';

/** The time of the oldest thing that all accounts of an audit are judged by: directory, features, SCPs. */
export function commonTime(directoryAsOf: Instant, organization: OrganizationFacts): Instant {
  const facts = [organization.features, organization.serviceControlPolicies];
  return Math.min(directoryAsOf, ...facts.flatMap((fact) => (fact.kind === 'known' ? [fact.asOf] : [])));
}

/**
 * The time of the oldest thing that any of these accounts was judged by; `undefined` where none was measured. `commonAsOf`:
 * of what is common to all.
 */
export function oldestData(accounts: Iterable<AccountPosture>, commonAsOf: Instant): Instant | undefined {
  let found = Number.POSITIVE_INFINITY;
  for (const account of accounts) found = Math.min(found, oldestOf(account));
  return found === Number.POSITIVE_INFINITY ? undefined : Math.min(found, commonAsOf);
}

function oldestOf({ account, audit }: AccountPosture): Instant {
  if (audit.kind !== 'audited') return Number.POSITIVE_INFINITY;
  const contact = account.securityContact;
  const directory = contact.kind === 'known' ? [contact.asOf] : [];
  return Math.min(audit.evidence.measuredAt, ...Object.values(audit.evidence.sources), ...directory);
}
