import type { RootMfaDevice, RootMfaDevices } from '../evidence.ts';
import { unknown } from '../fact.ts';
import type { Check, CheckOutcome, Subject } from './check.ts';
import { fail, notApplicable, notMeasured, pass } from './outcome.ts';
import { atSignIn } from './remedy.ts';
import { excuseOf } from './root-mfa.ts';

/**
 * No MFA device of the root user is a virtual one (an app whose seed can be copied). The opposite is an inference
 * unless a root session listed the devices: AWS shows virtual devices only, and says nothing about the rest.
 */
export const rootMfaVirtual: Check = {
  id: 'root-mfa-virtual',
  title: 'Root MFA not a virtual device',
  failure: 'virtual root MFA device',
  severity: 'medium',
  controls: {
    cis: { '3.0/4.0': '1.6', '5.0': '1.5', '6.0': '2.5', '7.0': '2.6' },
    securityHub: ['IAM.6'],
  },
  evaluate(subject) {
    const { evidence } = subject;
    if (evidence.kind === 'unknown') return notMeasured('Root MFA devices', evidence);
    const excused = excuseOf(subject, evidence.value);
    const { mfaActive, mfaDevices } = evidence.value;
    const isOn = mfaActive.kind === 'known' && mfaActive.value;
    if (excused !== undefined && (excused.status === 'not-applicable' || !isOn)) return excused;
    if (mfaActive.kind === 'unknown') return notMeasured('Root MFA devices', mfaActive);
    if (!isOn) return notApplicable('Root MFA is off, which is a finding of its own.');
    if (mfaDevices.kind === 'unknown') return notMeasured('Root MFA devices', mfaDevices);
    return judgeDevices(subject, mfaDevices.value);
  },
};

function judgeDevices(subject: Subject, devices: RootMfaDevices): CheckOutcome {
  switch (devices.kind) {
    case 'virtual':
      return virtual(subject, devices.serials);
    case 'not-virtual-inferred':
      return pass(
        'Root MFA is not virtual (inferred): it is on, and no virtual device is the root user’s. A passkey, security key or TOTP token; AWS does not say which.',
      );
    case 'listed':
      return judgeListed(subject, devices.devices);
  }
}

function judgeListed(subject: Subject, devices: readonly RootMfaDevice[]): CheckOutcome {
  const serials = devices.filter(({ type }) => type === 'virtual').map(({ serial }) => serial);
  if (serials.length > 0) return virtual(subject, serials);
  if (devices.length === 0)
    return notMeasured('Root MFA devices', unknown('MFA is on, and no device was listed'));
  return pass(`Root MFA: ${devices.map(({ type }) => KINDS[type]).join(', ')}.`);
}

const KINDS: Readonly<Record<RootMfaDevice['type'], string>> = {
  virtual: 'virtual device',
  fido: 'passkey or security key',
  'hardware-totp': 'hardware TOTP token',
};

function virtual(subject: Subject, serials: readonly string[]): CheckOutcome {
  const device = serials.length === 1 ? 'A virtual MFA device' : `${serials.length} virtual MFA devices`;
  return fail(
    `${device} of the root user: ${serials.join(', ')}.`,
    atSignIn(subject, 'replace the virtual device by a passkey or security key'),
  );
}
