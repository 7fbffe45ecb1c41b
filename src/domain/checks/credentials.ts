import type { RootEvidence } from '../evidence.ts';
import type { Fact, Unknown } from '../fact.ts';
import type { Subject } from './check.ts';

/** Whether central root access manages the root credentials of this account: never those of the management account. */
export type CentralManagement =
  | { readonly kind: 'on' }
  | { readonly kind: 'off'; readonly reason: string }
  | Unknown;

export function centralManagement({ account, organization }: Subject): CentralManagement {
  if (account.isManagement) return { kind: 'off', reason: 'this is the management account' };
  const { features } = organization;
  if (features.kind === 'unknown') return features;
  return features.value.rootCredentialsManagement
    ? { kind: 'on' }
    : { kind: 'off', reason: 'RootCredentialsManagement is off' };
}

/**
 * Whether the root user is known to have no password, no access key and no signing certificate. Inactive ones count as
 * credentials: they need only be activated again.
 */
export function hasNoCredentials(evidence: RootEvidence): boolean {
  const { passwordPresent, accessKeysPresent, signingCertificatesExist } = evidence;
  return [passwordPresent, accessKeysPresent, signingCertificatesExist].every(isKnownFalse);
}

function isKnownFalse(fact: Fact<boolean>): boolean {
  return fact.kind === 'known' && !fact.value;
}
