import type { RoleReadings } from '../../../src/domain/evidence.ts';
import { DAY } from '../../../src/domain/time.ts';
import type { PasswordPolicy, UserThresholds } from '../../../src/domain/user-checks/evidence.ts';
import { NOW } from './time.ts';

export const USER_THRESHOLDS: UserThresholds = { keyAge: 90 * DAY, unused: 90 * DAY };

/** One that keeps every rule. */
export const STRONG_POLICY: PasswordPolicy = {
  MinimumPasswordLength: 14,
  RequireUppercaseCharacters: true,
  RequireLowercaseCharacters: true,
  RequireNumbers: true,
  RequireSymbols: true,
  PasswordReusePrevention: 24,
  MaxPasswordAge: 90,
};

/** What a role reads of an account with this credential report and password policy (`null`: it has none). */
export function userReadings(
  csv: string,
  passwordPolicy: PasswordPolicy | null = STRONG_POLICY,
): RoleReadings {
  return {
    route: 'role',
    credentialReport: { kind: 'read', value: csv, asOf: NOW },
    accountSummary: { kind: 'read', value: {}, asOf: NOW },
    virtualMfaDevices: { kind: 'read', value: [], asOf: NOW },
    passwordPolicy: { kind: 'read', value: passwordPolicy, asOf: NOW },
  };
}
