import { activityPipeline } from './activity-pipeline.ts';
import { centralRootAccess } from './central-root-access.ts';
import type { Check, CheckDescription, OrganizationCheck } from './check.ts';
import { denyRootScp } from './deny-root-scp.ts';
import { rootAccessKey } from './root-access-key.ts';
import { rootAccessKeyAge } from './root-access-key-age.ts';
import { rootEmailDomain } from './root-email-domain.ts';
import { rootEmailPersonal } from './root-email-personal.ts';
import { rootEmailShared } from './root-email-shared.ts';
import { rootMfa } from './root-mfa.ts';
import { rootMfaVirtual } from './root-mfa-virtual.ts';
import { rootPassword } from './root-password.ts';
import { rootRecentUse } from './root-recent-use.ts';
import { rootSigningCertificate } from './root-signing-certificate.ts';
import { securityContact } from './security-contact.ts';
import { sourcesDisagree } from './sources-disagree.ts';

/** Every check of an account, worst severity first: the order in which findings are shown. */
export const ACCOUNT_CHECKS: readonly Check[] = [
  rootAccessKey,
  rootMfa,
  rootSigningCertificate,
  rootEmailPersonal,
  rootRecentUse,
  rootPassword,
  rootMfaVirtual,
  rootAccessKeyAge,
  rootEmailDomain,
  denyRootScp,
  rootEmailShared,
  securityContact,
  sourcesDisagree,
];

/** Every check of the organization. */
export const ORGANIZATION_CHECKS: readonly OrganizationCheck[] = [centralRootAccess, activityPipeline];

const BY_ID = new Map<string, CheckDescription>(
  [...ACCOUNT_CHECKS, ...ORGANIZATION_CHECKS].map((check) => [check.id, check]),
);

/** What a stored result's check is called; `undefined` for one that no longer, or does not yet, exist here. */
export function checkWithId(id: string): CheckDescription | undefined {
  return BY_ID.get(id);
}
