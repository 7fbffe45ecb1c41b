import type { RootAccessKey, RootEvidence } from '../evidence.ts';
import type { Fact } from '../fact.ts';
import type { AuditOutcome } from '../posture.ts';
import type { Instant } from '../time.ts';

/** yes, no, or not measured. */
export type Measured = 'yes' | 'no' | 'unknown';

/** One root user at one time, as little of it as a review needs. */
export type RootSnapshot = MeasuredRoot | { readonly kind: 'not-measured'; readonly reason: string };

export interface MeasuredRoot {
  readonly kind: 'measured';
  readonly asOf: Instant;
  readonly password: Measured;
  readonly mfa: Measured;
  /** Whether any of its MFA devices is a virtual one; `no` where MFA is off. */
  readonly virtualMfa: Measured;
  readonly accessKeys: Measured;
  readonly signingCertificates: Measured;
  /** What tells one credential from another. Absent: nothing of it is known. */
  readonly details?: RootDetails;
  /** When the credential report was made, where it was older than what should be measured and so not used. */
  readonly outdatedReport?: Instant;
}

/** What tells one credential from another; absent where AWS did not say. */
export interface RootDetails {
  /** Every access key, active or not. */
  readonly keys?: readonly KeyDetails[];
  /** Serials of the MFA devices, sorted. */
  readonly mfaSerials?: readonly string[];
  readonly passwordChangedAt?: Instant;
}

export interface KeyDetails {
  /** `access key 1`, or with the key id. */
  readonly label: string;
  readonly active: boolean;
  readonly createdAt: Instant;
}

/**
 * An account's audit as a review needs it. A credential report is up to four hours old: one from before `notBefore` says
 * nothing of what was there then, and what only it knows counts as not measured.
 */
export function rootSnapshot(audit: AuditOutcome, notBefore: Instant = 0): RootSnapshot {
  if (audit.kind !== 'audited') return { kind: 'not-measured', reason: audit.reason };
  const { evidence } = audit;
  const reportTime = evidence.sources['credential report'];
  const read = <T>(fact: Fact<T>) => inTime(fact, notBefore);
  const details = detailsOf(evidence, read);
  return {
    kind: 'measured',
    asOf: evidence.measuredAt,
    password: measured(read(evidence.passwordPresent)),
    mfa: measured(read(evidence.mfaActive)),
    virtualMfa: virtualMfa(evidence, measured(read(evidence.mfaActive))),
    accessKeys: measured(read(evidence.accessKeysPresent)),
    signingCertificates: measured(read(evidence.signingCertificatesPresent)),
    ...(Object.keys(details).length > 0 && { details }),
    ...(reportTime !== undefined && reportTime < notBefore && { outdatedReport: reportTime }),
  };
}

/** The value, if it is known and of the time: all but the credential report is read when the account is measured. */
function inTime<T>(fact: Fact<T>, notBefore: Instant): T | undefined {
  if (fact.kind === 'unknown') return undefined;
  return fact.source === 'credential report' && fact.asOf < notBefore ? undefined : fact.value;
}

function detailsOf(
  { accessKeys, mfaDevices, passwordChangedAt }: RootEvidence,
  read: <T>(fact: Fact<T>) => T | undefined,
): RootDetails {
  const keys = keysOf(read(accessKeys));
  const devices = read(mfaDevices);
  const mfaSerials =
    devices?.kind === 'listed' ? devices.devices.map(({ serial }) => serial) : serialsOf(devices);
  const changedAt = read(passwordChangedAt);
  return {
    ...(keys !== undefined && { keys }),
    ...(mfaSerials !== undefined && mfaSerials.length > 0 && { mfaSerials: [...mfaSerials].sort() }),
    ...(changedAt !== undefined && { passwordChangedAt: changedAt }),
  };
}

/** That a device is not virtual was concluded; which one it is nobody says. */
function serialsOf(devices: { kind: 'virtual'; serials: readonly string[] } | { kind: string } | undefined) {
  return devices !== undefined && 'serials' in devices ? devices.serials : undefined;
}

/** A key whose age nobody says cannot be told from another, and leaves all of them unknown. */
function keysOf(keys: readonly RootAccessKey[] | undefined): readonly KeyDetails[] | undefined {
  if (keys === undefined) return undefined;
  const known = keys.flatMap(({ label, active, createdAt }) =>
    createdAt.kind === 'known' ? [{ label, active, createdAt: createdAt.value }] : [],
  );
  return known.length === keys.length && keys.length > 0 ? known : undefined;
}

/** AWS lists virtual devices only, and a root session every device; a list without any says nothing where MFA is on. */
function virtualMfa({ mfaDevices }: RootEvidence, mfa: Measured): Measured {
  if (mfa !== 'yes') return mfa;
  if (mfaDevices.kind === 'unknown') return 'unknown';
  const devices = mfaDevices.value;
  if (devices.kind !== 'listed') return devices.kind === 'virtual' ? 'yes' : 'no';
  if (devices.devices.length === 0) return 'unknown';
  return devices.devices.some(({ type }) => type === 'virtual') ? 'yes' : 'no';
}

function measured(value: boolean | undefined): Measured {
  if (value === undefined) return 'unknown';
  return value ? 'yes' : 'no';
}
