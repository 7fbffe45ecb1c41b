import { hasNoCredentials } from '../../domain/window/compare-roots.ts';
import type { Measured, MeasuredRoot, RootSnapshot } from '../../domain/window/root-snapshot.ts';
import { harmless } from '../text/harmless.ts';

const REASON_LENGTH = 200;

/**
 * A root user at one time: `virtual MFA, no keys, password set, no certificates`. What was not measured says so. Missing
 * MFA is loud only where there is something to sign in with.
 */
export function rootInWords(root: RootSnapshot): string {
  if (root.kind === 'not-measured') return `not measured (${harmless(root.reason, REASON_LENGTH)})`;
  return [
    mfaInWords(root),
    either(root.accessKeys, keysPresent(root), 'no keys', 'keys not measured'),
    either(root.password, 'password set', 'no password', 'password not measured'),
    either(root.signingCertificates, 'CERTIFICATES PRESENT', 'no certificates', 'certificates not measured'),
  ].join(', ');
}

function keysPresent({ details }: MeasuredRoot): string {
  const number = details?.keys?.length ?? 0;
  return number > 1 ? `KEYS PRESENT (${number})` : 'KEYS PRESENT';
}

function mfaInWords(root: MeasuredRoot): string {
  const { mfa, virtualMfa } = root;
  if (mfa === 'unknown') return 'MFA not measured';
  if (mfa === 'no') return hasNoCredentials(root) ? 'no MFA' : 'NO MFA';
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
