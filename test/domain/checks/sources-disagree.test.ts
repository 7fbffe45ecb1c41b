import { sourcesDisagree } from '../../../src/domain/checks/sources-disagree.ts';
import { evidenceOf } from '../../../src/domain/evidence-of.ts';
import { known } from '../../../src/domain/fact.ts';
import { anAccount } from '../../support/builders/account.ts';
import { centralReadings } from '../../support/builders/central-readings.ts';
import { aCredentialReport } from '../../support/builders/credential-report.ts';
import { roleReadings } from '../../support/builders/evidence.ts';
import { aSubject, measured } from '../../support/builders/subject.ts';
import { NOW } from '../../support/builders/time.ts';

const readings = (report: Parameters<typeof evidenceOf>[2]) =>
  known(evidenceOf(anAccount(), 'aws', report, NOW), 'credential report', NOW);

test('sources that agree pass', () => {
  expect(sourcesDisagree.evaluate(aSubject({ evidence: readings(roleReadings()) }))).toEqual({
    status: 'pass',
    detail: 'Where two sources spoke, they say the same: MFA, access keys, signing certificates.',
  });
});

test('one source alone cannot agree with anything', () => {
  const evidence = measured({ sources: { 'account summary': NOW }, compared: [] });
  expect(sourcesDisagree.evaluate(aSubject({ evidence })).status).toBe('unknown');
});

test('a summary that left every key out is no second source', () => {
  const evidence = readings(roleReadings({ accountSummary: { kind: 'read', value: {}, asOf: NOW } }));
  expect(sourcesDisagree.evaluate(aSubject({ evidence })).status).toBe('unknown');
});

test('two sources that never answer the same question are not compared', () => {
  const evidence = readings(
    roleReadings({
      credentialReport: {
        kind: 'read',
        value: aCredentialReport({ root: { mfa_active: 'not_supported' } }),
        asOf: NOW,
      },
      accountSummary: { kind: 'read', value: { AccountMFAEnabled: 1 }, asOf: NOW },
    }),
  );
  expect(sourcesDisagree.evaluate(aSubject({ evidence }))).toEqual({
    status: 'unknown',
    reason: 'Whether sources agree: no two sources answered the same question.',
  });
});

test('a root session is compared with the summary', () => {
  const disagreeing = readings(
    centralReadings({
      accessKeys: {
        kind: 'read',
        value: [{ accessKeyId: 'AKIA', active: true, lastUse: { kind: 'unread', reason: 'x' } }],
        asOf: NOW,
      },
    }),
  );
  expect(sourcesDisagree.evaluate(aSubject({ evidence: readings(centralReadings()) })).status).toBe('pass');
  expect(sourcesDisagree.evaluate(aSubject({ evidence: disagreeing }))).toMatchObject({
    status: 'fail',
    detail: expect.stringMatching(
      /^Access keys: root session says present \(.+\), account summary says none/,
    ),
  });
});

test.each([
  ['password', { AccountPasswordPresent: 0 }, 'Password: account summary says none'],
  ['access keys', { AccountAccessKeysPresent: 1 }, 'Access keys: account summary says present'],
  [
    'signing certificates',
    { AccountSigningCertificatesPresent: 2 },
    'Signing certificates: account summary says active',
  ],
])('%s are compared too', (_, summary, words) => {
  const evidence = readings(
    roleReadings({
      accountSummary: { kind: 'read', value: { AccountMFAEnabled: 1, ...summary }, asOf: NOW },
    }),
  );
  expect(sourcesDisagree.evaluate(aSubject({ evidence }))).toMatchObject({
    detail: expect.stringContaining(words),
  });
});
