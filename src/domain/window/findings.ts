import type { AccountId } from '../account.ts';
import type { RootEvidence } from '../evidence.ts';
import type { Fact } from '../fact.ts';
import type { AuditOutcome } from '../posture.ts';
import type { Instant } from '../time.ts';

const PASSWORD_UNWANTED = 'there is a root password that should be gone';
const MFA_REMOVED = 'root MFA was removed';
const MFA_IS_OFF = 'root MFA is off; whether it was on before is unknown';

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
}

/** What a window left behind in one account. */
export interface AccountFindings {
  readonly accountId: AccountId;
  readonly before: RootSnapshot;
  readonly after: RootSnapshot;
  /** In words, each a clause: "a root access key was left behind". */
  readonly calledOut: readonly string[];
}

export interface FindingsReport {
  readonly accounts: readonly AccountFindings[];
}

/** Whether each of the window's accounts was measured after it. */
export function isComplete(report: FindingsReport, window: readonly { readonly id: AccountId }[]): boolean {
  const measured = report.accounts.filter(({ after }) => after.kind === 'measured');
  return window.every(({ id }) => measured.some(({ accountId }) => accountId === id));
}

/** An account's audit as a review needs it. */
export function rootSnapshot(audit: AuditOutcome): RootSnapshot {
  if (audit.kind !== 'audited') return { kind: 'not-measured', reason: audit.reason };
  const { evidence } = audit;
  return {
    kind: 'measured',
    asOf: evidence.measuredAt,
    password: measured(evidence.passwordPresent),
    mfa: measured(evidence.mfaActive),
    virtualMfa: virtualMfa(evidence),
    accessKeys: measured(evidence.accessKeysPresent),
    signingCertificates: measured(evidence.signingCertificatesPresent),
  };
}

/**
 * What a review is told about one account. Called out: every credential that is there and was not certainly there
 * before, MFA that is off and was not certainly off before, and a password that should be gone (`passwordUnwanted`:
 * central root access could remove it). What was not measured is called out as that, never passed over. A root user that
 * has no credentials, and that central root access keeps without any, needs no MFA (docs/checks.md, root-mfa).
 */
export function accountFindings(
  accountId: AccountId,
  before: RootSnapshot,
  after: RootSnapshot,
  passwordUnwanted: boolean,
): AccountFindings {
  const calledOut =
    after.kind === 'measured'
      ? differences(before, after, passwordUnwanted)
      : [`the root user could not be measured afterwards (${after.reason})`];
  return { accountId, before, after, calledOut };
}

/** What to do about an account's findings, each a clause in the imperative; in the order of `calledOut`. */
export function remediesOf({ accountId, before, after, calledOut }: AccountFindings): readonly string[] {
  if (calledOut.length === 0) return [];
  const again = `measure the root user again with /root-status ${accountId}`;
  if (after.kind !== 'measured') return [again];
  const was = before.kind === 'measured' ? before : undefined;
  const password = was?.password !== 'yes' || calledOut.includes(PASSWORD_UNWANTED);
  return [
    ...(after.accessKeys === 'yes' && was?.accessKeys !== 'yes' ? ['delete the root access key'] : []),
    ...(after.signingCertificates === 'yes' && was?.signingCertificates !== 'yes'
      ? ['delete the root signing certificate']
      : []),
    ...(calledOut.includes(MFA_REMOVED) || calledOut.includes(MFA_IS_OFF)
      ? ['register MFA for the root user again']
      : []),
    ...(after.password === 'yes' && password ? ['delete the root password'] : []),
    ...(isUnclear(after) ? [again] : []),
  ];
}

function isUnclear({ accessKeys, signingCertificates, mfa, password }: MeasuredRoot): boolean {
  return [accessKeys, signingCertificates, mfa, password].includes('unknown');
}

function differences(before: RootSnapshot, after: MeasuredRoot, passwordUnwanted: boolean): string[] {
  const was = before.kind === 'measured' ? before : undefined;
  return [
    ...credential('a root access key', was?.accessKeys, after.accessKeys),
    ...credential('a root signing certificate', was?.signingCertificates, after.signingCertificates),
    ...(passwordUnwanted && hasNoCredentials(after) ? [] : mfa(was?.mfa, after.mfa)),
    ...password(was?.password, after.password, passwordUnwanted),
  ];
}

function credential(what: string, before: Measured = 'unknown', after: Measured): string[] {
  if (after === 'unknown') return [`whether there is ${what} could not be measured`];
  if (after === 'no' || before === 'yes') return [];
  return [
    before === 'no' ? `${what} was left behind` : `there is ${what}; whether it was there before is unknown`,
  ];
}

function mfa(before: Measured = 'unknown', after: Measured): string[] {
  if (after === 'unknown') return ['whether root MFA is on could not be measured'];
  if (after === 'yes' || before === 'no') return [];
  return [before === 'yes' ? MFA_REMOVED : MFA_IS_OFF];
}

/** Known to have none; an inactive one counts as one. */
export function hasNoCredentials({ password, accessKeys, signingCertificates }: MeasuredRoot): boolean {
  return [password, accessKeys, signingCertificates].every((measured) => measured === 'no');
}

function password(before: Measured = 'unknown', after: Measured, unwanted: boolean): string[] {
  if (unwanted && after === 'yes') return [PASSWORD_UNWANTED];
  return credential('a root password', before, after);
}

/** AWS lists virtual devices only, and a root session every device; a list without any says nothing where MFA is on. */
function virtualMfa({ mfaActive, mfaDevices }: RootEvidence): Measured {
  if (measured(mfaActive) !== 'yes') return measured(mfaActive);
  if (mfaDevices.kind === 'unknown') return 'unknown';
  const devices = mfaDevices.value;
  if (devices.kind !== 'listed') return devices.kind === 'virtual' ? 'yes' : 'no';
  if (devices.devices.length === 0) return 'unknown';
  return devices.devices.some(({ type }) => type === 'virtual') ? 'yes' : 'no';
}

function measured(fact: Fact<boolean>): Measured {
  if (fact.kind === 'unknown') return 'unknown';
  return fact.value ? 'yes' : 'no';
}
