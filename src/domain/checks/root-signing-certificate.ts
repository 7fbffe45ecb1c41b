import type { Check } from './check.ts';
import { fail, notMeasured, pass } from './outcome.ts';
import { removal } from './remedy.ts';

/** No signing certificate of the root user is active: a credential for old SOAP interfaces that nobody rotates. */
export const rootSigningCertificate: Check = {
  id: 'root-signing-certificate',
  title: 'No active root signing certificate',
  failure: 'active root signing certificate',
  severity: 'high',
  controls: {},
  evaluate(subject) {
    const { evidence } = subject;
    if (evidence.kind === 'unknown') return notMeasured('Root signing certificates', evidence);
    const present = evidence.value.signingCertificatesPresent;
    if (present.kind === 'unknown') return notMeasured('Root signing certificates', present);
    return present.value
      ? fail(
          `A root signing certificate is active (${present.source}).`,
          removal(subject, 'the signing certificate'),
        )
      : pass('No root signing certificate is active.');
  },
};
