import type { CentralReadings } from '../../../src/domain/evidence.ts';
import { DAY } from '../../../src/domain/time.ts';
import { ago, NOW } from './time.ts';

/** What a root session's calls answer for a root user without any credentials. */
export function centralReadings(overrides: Partial<CentralReadings> = {}): CentralReadings {
  return {
    route: 'central',
    accountSummary: {
      kind: 'read',
      value: {
        AccountMFAEnabled: 0,
        AccountAccessKeysPresent: 0,
        AccountSigningCertificatesPresent: 0,
        AccountPasswordPresent: 0,
      },
      asOf: NOW,
    },
    loginProfile: { kind: 'read', value: null, asOf: NOW },
    user: { kind: 'read', value: { createdAt: ago(1_000 * DAY) }, asOf: NOW },
    accessKeys: { kind: 'read', value: [], asOf: NOW },
    mfaDevices: { kind: 'read', value: [], asOf: NOW },
    signingCertificates: { kind: 'read', value: [], asOf: NOW },
    ...overrides,
  };
}
