import type { RoleReadings, RootEvidence } from '../../../src/domain/evidence.ts';
import { known } from '../../../src/domain/fact.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { accountId } from './account.ts';
import { aCredentialReport } from './credential-report.ts';
import { ago, NOW } from './time.ts';

/** When the builders' credential report was generated. */
export const REPORT_TIME = ago(2 * HOUR);

/** A root user with a password, a FIDO key or the like, no keys, last used 200 days ago, fully measured. */
export function anEvidence(overrides: Partial<RootEvidence> = {}): RootEvidence {
  return {
    accountId: accountId('111122223333'),
    partition: 'aws',
    route: 'role',
    measuredAt: NOW,
    sources: { 'credential report': REPORT_TIME, 'account summary': NOW, 'virtual MFA devices': NOW },
    blindSpots: [],
    rootCreatedAt: known(ago(1_000 * DAY), 'credential report', REPORT_TIME),
    passwordPresent: known(true, 'account summary', NOW),
    passwordLastUse: known({ kind: 'used', at: ago(200 * DAY) }, 'credential report', REPORT_TIME),
    passwordChangedAt: known(ago(900 * DAY), 'credential report', REPORT_TIME),
    mfaActive: known(true, 'account summary', NOW),
    mfaDevices: known({ kind: 'not-virtual-inferred' }, 'virtual MFA devices', NOW),
    accessKeysPresent: known(false, 'account summary', NOW),
    accessKeys: known([], 'credential report', REPORT_TIME),
    signingCertificatesPresent: known(false, 'account summary', NOW),
    signingCertificatesExist: known(false, 'account summary', NOW),
    compared: ['MFA', 'access keys'],
    disagreements: [],
    unread: [],
    ...overrides,
  };
}

/** A root user without password, keys and certificates, as central root access leaves it. */
export function anEvidenceWithoutCredentials(overrides: Partial<RootEvidence> = {}): RootEvidence {
  return anEvidence({
    passwordPresent: known(false, 'credential report', REPORT_TIME),
    passwordLastUse: known({ kind: 'never' }, 'credential report', REPORT_TIME),
    passwordChangedAt: { kind: 'unknown', reason: 'there is no root password' },
    mfaActive: known(false, 'account summary', NOW),
    mfaDevices: { kind: 'unknown', reason: 'MFA is off' },
    ...overrides,
  });
}

/** What the three calls of a role in the account answer, all of them successfully. */
export function roleReadings(overrides: Partial<RoleReadings> = {}): RoleReadings {
  return {
    route: 'role',
    credentialReport: { kind: 'read', value: aCredentialReport(), asOf: REPORT_TIME },
    accountSummary: {
      kind: 'read',
      value: { AccountMFAEnabled: 1, AccountAccessKeysPresent: 0, AccountSigningCertificatesPresent: 0 },
      asOf: NOW,
    },
    virtualMfaDevices: { kind: 'read', value: [], asOf: NOW },
    ...overrides,
  };
}
