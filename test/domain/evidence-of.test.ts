import type { AuditReadings } from '../../src/domain/evidence.ts';
import { evidenceOf } from '../../src/domain/evidence-of.ts';
import { known } from '../../src/domain/fact.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import { anAccount } from '../support/builders/account.ts';
import { centralReadings } from '../support/builders/central-readings.ts';
import { aCredentialReport } from '../support/builders/credential-report.ts';
import { REPORT_TIME, roleReadings } from '../support/builders/evidence.ts';
import { ago, NOW, reportDate } from '../support/builders/time.ts';

const unread = (reason: string) => ({ kind: 'unread' as const, reason });
const evidence = (readings: AuditReadings) => evidenceOf(anAccount(), 'aws', readings, NOW);

describe('with a role', () => {
  test('every fact carries the source and the time of its data', () => {
    const found = evidence(roleReadings());

    expect(found).toMatchObject({
      route: 'role',
      measuredAt: NOW,
      sources: { 'credential report': REPORT_TIME, 'account summary': NOW, 'virtual MFA devices': NOW },
      rootCreatedAt: known(ago(1_000 * DAY), 'credential report', REPORT_TIME),
      passwordPresent: known(true, 'credential report', REPORT_TIME),
      mfaActive: known(true, 'account summary', NOW),
      mfaDevices: known({ kind: 'not-virtual-inferred' }, 'virtual MFA devices', NOW),
      accessKeysPresent: known(false, 'account summary', NOW),
      disagreements: [],
    });
  });

  test('without a report, summary and device list still count and the rest says why it is unknown', () => {
    const reason = 'the credential report could not be read (ServiceFailure)';
    const found = evidence(roleReadings({ credentialReport: unread(reason) }));

    expect(found.mfaActive).toEqual(known(true, 'account summary', NOW));
    expect(found.mfaDevices).toMatchObject({ kind: 'known', value: { kind: 'not-virtual-inferred' } });
    expect(found.accessKeys).toEqual(known([], 'account summary', NOW));
    expect(found.passwordLastUse).toEqual({ kind: 'unknown', reason });
    expect(found.passwordPresent).toMatchObject({ kind: 'unknown', reason: expect.stringContaining(reason) });
    expect(found.sources).toEqual({ 'account summary': NOW, 'virtual MFA devices': NOW });
  });

  test('nothing read is everything unknown', () => {
    const found = evidence({
      route: 'role',
      credentialReport: unread('a'),
      accountSummary: unread('b'),
      virtualMfaDevices: unread('c'),
    });
    const facts = [
      found.rootCreatedAt,
      found.passwordPresent,
      found.passwordLastUse,
      found.mfaActive,
      found.mfaDevices,
      found.accessKeysPresent,
      found.accessKeys,
      found.signingCertificatesPresent,
    ];

    expect(facts.map(({ kind }) => kind)).toEqual(facts.map(() => 'unknown'));
    expect(found.mfaActive).toEqual({ kind: 'unknown', reason: 'a; b; c' });
    expect(found.sources).toEqual({});
  });

  test('a root device proves MFA where nothing else speaks', () => {
    const found = evidence(
      roleReadings({
        credentialReport: unread('a'),
        accountSummary: unread('b'),
        virtualMfaDevices: {
          kind: 'read',
          value: [{ serialNumber: 's', userArn: 'arn:aws:iam::111122223333:root' }],
          asOf: NOW,
        },
      }),
    );

    expect(found.mfaActive).toEqual(known(true, 'virtual MFA devices', NOW));
    expect(found.mfaDevices).toEqual(known({ kind: 'virtual', serials: ['s'] }, 'virtual MFA devices', NOW));
  });

  test('unread devices leave the kind unknown, though MFA is on', () => {
    const found = evidence(roleReadings({ virtualMfaDevices: unread('AccessDenied') }));
    expect(found.mfaActive).toMatchObject({ value: true });
    expect(found.mfaDevices).toEqual({ kind: 'unknown', reason: 'AccessDenied' });
  });

  test('a key made after the report is present, its age and use unknown', () => {
    const summary = { AccountMFAEnabled: 1, AccountAccessKeysPresent: 1 };
    const found = evidence(roleReadings({ accountSummary: { kind: 'read', value: summary, asOf: NOW } }));

    expect(found.accessKeysPresent).toMatchObject({ value: true });
    expect(found.accessKeys).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('newer') });
    expect(found.disagreements).toHaveLength(1);
  });

  test('an inactive key with a history is among the keys; an empty slot is not', () => {
    const root = {
      access_key_2_active: 'false',
      access_key_2_last_rotated: reportDate(ago(400 * DAY)),
      access_key_2_last_used_date: reportDate(ago(10 * DAY)),
    };
    const found = evidence(
      roleReadings({
        credentialReport: { kind: 'read', value: aCredentialReport({ root }), asOf: NOW },
        accountSummary: { kind: 'read', value: { AccountAccessKeysPresent: 1 }, asOf: NOW },
      }),
    );

    expect(found.accessKeys).toMatchObject({
      kind: 'known',
      value: [{ label: 'access key 2', active: false, createdAt: { value: ago(400 * DAY) } }],
    });
  });

  test('a key that the report lists stands against a fresher summary of none; the two disagree where it is active', () => {
    const listed = (active: string) =>
      evidence(
        roleReadings({
          credentialReport: {
            kind: 'read',
            value: aCredentialReport({
              root: {
                access_key_1_active: active,
                access_key_1_last_rotated: reportDate(ago(400 * DAY)),
              },
            }),
            asOf: REPORT_TIME,
          },
        }),
      );

    expect(listed('false').accessKeysPresent).toEqual(known(true, 'credential report', REPORT_TIME));
    expect(listed('false').disagreements).toEqual([]);
    expect(listed('true').accessKeysPresent).toEqual(known(true, 'credential report', REPORT_TIME));
    expect(listed('true').disagreements).toMatchObject([{ about: 'access keys' }]);
  });

  test.each([0, 1])('an inactive certificate exists, also where the summary counts %i', (count) => {
    const root = { cert_1_active: 'false', cert_1_last_rotated: reportDate(ago(400 * DAY)) };
    const found = evidence(
      roleReadings({
        credentialReport: { kind: 'read', value: aCredentialReport({ root }), asOf: REPORT_TIME },
        accountSummary: { kind: 'read', value: { AccountSigningCertificatesPresent: count }, asOf: NOW },
      }),
    );

    expect(found.signingCertificatesExist).toEqual(known(true, 'credential report', REPORT_TIME));
    expect(found.signingCertificatesPresent).toMatchObject({ value: false });
  });

  test('a key whose state AWS does not give is unknown, not absent', () => {
    const value = aCredentialReport({ root: { access_key_1_active: 'N/A' } });
    const found = evidence(
      roleReadings({
        credentialReport: { kind: 'read', value, asOf: NOW },
        accountSummary: unread('AccessDenied'),
      }),
    );
    expect(found.accessKeysPresent.kind).toBe('unknown');
    expect(found.accessKeys.kind).toBe('unknown');
  });
});

describe('in a central root session', () => {
  const key = { accessKeyId: 'AKIAROOTROOTROOTROOT', active: true, createdAt: ago(30 * DAY) };

  test('everything it listed is known, and what it cannot see is named', () => {
    const found = evidence(
      centralReadings({
        accountSummary: unread('x'),
        loginProfile: { kind: 'read', value: {}, asOf: NOW },
        user: { kind: 'read', value: { createdAt: ago(90 * DAY), passwordLastUsed: ago(HOUR) }, asOf: NOW },
        accessKeys: {
          kind: 'read',
          value: [{ ...key, lastUse: { kind: 'read', value: { kind: 'never' }, asOf: NOW } }],
          asOf: NOW,
        },
        mfaDevices: {
          kind: 'read',
          value: [{ serialNumber: 'arn:aws:iam::111122223333:u2f/root/x' }],
          asOf: ago(MINUTE),
        },
      }),
    );

    expect(found).toMatchObject({
      route: 'central',
      sources: { 'root session': ago(MINUTE) },
      blindSpots: [expect.stringContaining('credential report')],
      rootCreatedAt: known(ago(90 * DAY), 'root session', NOW),
      passwordPresent: known(true, 'root session', NOW),
      passwordLastUse: known({ kind: 'used', at: ago(HOUR) }, 'root session', NOW),
      mfaActive: known(true, 'root session', ago(MINUTE)),
      mfaDevices: { value: { kind: 'listed', devices: [{ type: 'fido' }] } },
      accessKeysPresent: known(true, 'root session', NOW),
      signingCertificatesPresent: known(false, 'root session', NOW),
    });
    expect(found.accessKeys).toMatchObject({
      value: [
        { label: 'access key AKIAROOTROOTROOTROOT', active: true, lastUse: { value: { kind: 'never' } } },
      ],
    });
  });

  test('a key whose use could not be read has an unknown use', () => {
    const listed = [{ ...key, lastUse: unread('Throttling') }];
    const found = evidence(centralReadings({ accessKeys: { kind: 'read', value: listed, asOf: NOW } }));

    expect(found.accessKeys).toMatchObject({
      value: [{ lastUse: { kind: 'unknown', reason: 'Throttling' } }],
    });
  });

  test('an inactive certificate is not active, whatever the summary counts', () => {
    const found = evidence(
      centralReadings({
        accountSummary: { kind: 'read', value: { AccountSigningCertificatesPresent: 1 }, asOf: NOW },
        signingCertificates: { kind: 'read', value: [{ label: 'c', active: false }], asOf: ago(HOUR) },
      }),
    );
    expect(found.signingCertificatesPresent).toMatchObject({ value: false });
    expect(found.disagreements).toEqual([]);
  });

  test('an inactive key and certificate that it listed stand against a fresher summary of none', () => {
    const found = evidence(
      centralReadings({
        accountSummary: {
          kind: 'read',
          value: { AccountAccessKeysPresent: 0, AccountSigningCertificatesPresent: 0 },
          asOf: NOW,
        },
        accessKeys: {
          kind: 'read',
          value: [{ accessKeyId: 'AKIA', active: false, lastUse: unread('Throttling') }],
          asOf: ago(HOUR),
        },
        signingCertificates: { kind: 'read', value: [{ label: 'c', active: false }], asOf: ago(HOUR) },
      }),
    );
    expect(found.accessKeysPresent).toEqual(known(true, 'root session', ago(HOUR)));
    expect(found.signingCertificatesExist).toEqual(known(true, 'root session', ago(HOUR)));
    expect(found.disagreements).toEqual([]);
  });

  test('an unread list is decided by the summary', () => {
    const found = evidence(centralReadings({ accessKeys: unread('AccessDenied') }));
    expect(found.accessKeysPresent).toEqual(known(false, 'account summary', NOW));
    expect(found.accessKeys).toEqual({ kind: 'unknown', reason: 'AccessDenied' });
  });
});
