import { rootSigningCertificate } from '../../../src/domain/checks/root-signing-certificate.ts';
import { known, unknown } from '../../../src/domain/fact.ts';
import { aSubject, measured } from '../../support/builders/subject.ts';
import { NOW } from '../../support/builders/time.ts';

test.each([
  ['active', known(true, 'credential report', NOW), 'fail'],
  ['not active', known(false, 'credential report', NOW), 'pass'],
  ['unread', unknown('unread'), 'unknown'],
] as const)('a certificate that is %s', (_, signingCertificatesPresent, status) => {
  const evidence = measured({ signingCertificatesPresent });
  expect(rootSigningCertificate.evaluate(aSubject({ evidence })).status).toBe(status);
});

test('an account that was not measured is unknown', () => {
  expect(rootSigningCertificate.evaluate(aSubject({ evidence: unknown('x') })).status).toBe('unknown');
});
