import type { Measured, MeasuredRoot, RootSnapshot } from '../../domain/window/findings.ts';
import { harmless } from '../text/harmless.ts';

const REASON_LENGTH = 200;

/** A root user at one time: `virtual MFA, no keys, password set, no certificates`. What was not measured says so. */
export function rootInWords(root: RootSnapshot): string {
  if (root.kind === 'not-measured') return `not measured (${harmless(root.reason, REASON_LENGTH)})`;
  return [
    mfaInWords(root),
    either(root.accessKeys, 'KEYS PRESENT', 'no keys', 'keys not measured'),
    either(root.password, 'password set', 'no password', 'password not measured'),
    either(root.signingCertificates, 'CERTIFICATES PRESENT', 'no certificates', 'certificates not measured'),
  ].join(', ');
}

function mfaInWords({ mfa, virtualMfa }: MeasuredRoot): string {
  if (mfa !== 'yes') return mfa === 'no' ? 'NO MFA' : 'MFA not measured';
  return either(
    virtualMfa,
    'virtual MFA',
    'hardware or passkey MFA',
    'MFA on, of a kind that was not measured',
  );
}

function either(measured: Measured, yes: string, no: string, unknown: string): string {
  if (measured === 'unknown') return unknown;
  return measured === 'yes' ? yes : no;
}
