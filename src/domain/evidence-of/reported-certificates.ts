import type { ReportCertificate, ReportRoot } from '../credential-report/root.ts';
import { type Fact, known, unknown } from '../fact.ts';
import { CERTIFICATES } from './questions.ts';
import { type Settled, settle, settleListed } from './settle.ts';

/**
 * Whether a signing certificate is active. One that is inactive but was once rotated in still exists: it agrees with a
 * summary of either kind, since the summary does not say whether it counts inactive ones.
 */
export function certificatesOf(report: Fact<ReportRoot>, summary: Fact<boolean>): Settled {
  const active = activeCertificate(report);
  const onlyInactive =
    report.kind === 'known' &&
    active.kind === 'known' &&
    !active.value &&
    report.value.certificates.some(wasRotatedIn);
  return settle(CERTIFICATES, onlyInactive ? [active] : [active, summary]);
}

/** Whether a signing certificate exists, active or not: one that the report lists stands, as a key does. */
export function existingCertificates(report: Fact<ReportRoot>, summary: Fact<boolean>): Fact<boolean> {
  const active = activeCertificate(report);
  const listed =
    report.kind === 'known' && active.kind === 'known'
      ? known(active.value || report.value.certificates.some(wasRotatedIn), report.source, report.asOf)
      : active;
  return settleListed(CERTIFICATES, listed, false, summary).fact;
}

function activeCertificate(report: Fact<ReportRoot>): Fact<boolean> {
  if (report.kind === 'unknown') return report;
  const flags = report.value.certificates.map(({ active }) => active);
  if (flags.some((flag) => flag.kind === 'stated' && flag.value)) {
    return known(true, report.source, report.asOf);
  }
  return flags.every((flag) => flag.kind === 'stated')
    ? known(false, report.source, report.asOf)
    : unknown('the credential report does not say whether a signing certificate is active');
}

function wasRotatedIn({ lastRotated }: ReportCertificate): boolean {
  return lastRotated.kind === 'stated' && lastRotated.value !== null;
}
