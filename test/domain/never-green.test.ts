import fc from 'fast-check';
import type { AuditReadings, Read } from '../../src/domain/evidence.ts';
import { DAY } from '../../src/domain/time.ts';
import { anAccount } from '../support/builders/account.ts';
import { aCredentialReport, REPORT_COLUMNS } from '../support/builders/credential-report.ts';
import { judged } from '../support/builders/judged.ts';
import { features } from '../support/builders/subject.ts';
import { ago, NOW } from '../support/builders/time.ts';

/** Checks that only AWS's answers about the root user can answer. */
const OF_ROOT = [
  'root-access-key',
  'root-mfa',
  'root-signing-certificate',
  'root-recent-use',
  'root-password',
  'root-mfa-virtual',
  'root-access-key-age',
  'sources-disagree',
];

const denied = { kind: 'unread' as const, reason: 'AccessDenied' };

/** The value, or nothing: the call was denied. */
function maybe<T>(value: T): fc.Arbitrary<Read<T>> {
  return fc.constantFrom<Read<T>>({ kind: 'read', value, asOf: NOW }, denied);
}

function statuses(readings: AuditReadings): readonly string[] {
  const posture = judged({ readings, features: features() });
  return OF_ROOT.map(
    (id) => posture.results.find(({ checkId }) => checkId === id)?.outcome.status ?? 'missing',
  );
}

function fromReportAlone(value: string): readonly string[] {
  return statuses({
    route: 'role',
    credentialReport: { kind: 'read', value, asOf: NOW },
    accountSummary: denied,
    virtualMfaDevices: denied,
  });
}

const UNKNOWN = OF_ROOT.map(() => 'unknown');

test('no text that is no report makes anything known', () => {
  const header = `${REPORT_COLUMNS.join(',')}\n`;
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.string().map((rest) => header + rest),
  );
  fc.assert(fc.property(text, (csv) => expect(fromReportAlone(csv)).toEqual(UNKNOWN)));
});

test('a report with a field torn out anywhere makes nothing known', () => {
  const lines = aCredentialReport({ users: [{}, {}] }).split('\n');
  const fields = REPORT_COLUMNS.length;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: lines.length - 1 }), fc.nat(fields - 1), (row, field) => {
      const torn = lines.map((line, n) => (n === row ? line.split(',').toSpliced(field, 1).join(',') : line));
      expect(fromReportAlone(torn.join('\n'))).toEqual(UNKNOWN);
    }),
  );
});

test('whichever calls are denied, a bad root user never passes', () => {
  const bad = aCredentialReport({
    root: {
      mfa_active: 'false',
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2020-01-01T00:00:00+00:00',
      access_key_1_last_used_date: '2026-11-19T00:00:00+00:00',
      cert_1_active: 'true',
    },
  });
  const summary = {
    AccountMFAEnabled: 0,
    AccountAccessKeysPresent: 1,
    AccountSigningCertificatesPresent: 1,
    AccountPasswordPresent: 1,
  };
  const readings = fc.record({
    route: fc.constant('role' as const),
    credentialReport: maybe(bad),
    accountSummary: maybe(summary),
    virtualMfaDevices: maybe([]),
  });
  const neverPass = OF_ROOT.filter((id) => id !== 'sources-disagree');
  fc.assert(
    fc.property(readings, (given) => {
      const found = statuses(given);
      expect(neverPass.filter((id) => found[OF_ROOT.indexOf(id)] === 'pass')).toEqual([]);
    }),
  );
});

test('whichever calls a root session is denied, a bad root user never passes', () => {
  const key = { accessKeyId: 'AKIA', active: true, createdAt: ago(900 * DAY), lastUse: denied };
  const readings = fc.record({
    route: fc.constant('central' as const),
    accountSummary: maybe({}),
    loginProfile: maybe({}),
    user: maybe({ createdAt: ago(900 * DAY), passwordLastUsed: ago(DAY) }),
    accessKeys: maybe([key]),
    mfaDevices: maybe([]),
    signingCertificates: maybe([{ label: 'certificate', active: true }]),
  });
  fc.assert(fc.property(readings, (given) => expect(statuses(given)).not.toContain('pass')));
});

test('another account’s report makes nothing known', () => {
  expect(anAccount().id).toBe('111122223333');
  expect(fromReportAlone(aCredentialReport({ accountId: '111122223334' }))).toEqual(UNKNOWN);
});
