import type { RootSnapshot } from '../../../src/domain/window/findings.ts';
import type { Log } from '../../../src/operations/ports.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';

/** What the id of the builder's window is derived from. */
export const SUBMISSION = digest('view 1');

/** A range without ends. */
export const FOREVER = {};

/** A log that remembers its errors. */
export function aWindowLog(): Pick<Log, 'error'> & { readonly errors: string[] } {
  const errors: string[] = [];
  return { errors, error: (_fields, message) => void errors.push(message) };
}

/** A root user as it should be. */
export function aSnapshot(): RootSnapshot {
  return {
    kind: 'measured',
    asOf: NOW,
    password: 'no',
    mfa: 'yes',
    virtualMfa: 'no',
    accessKeys: 'no',
    signingCertificates: 'unknown',
  };
}
